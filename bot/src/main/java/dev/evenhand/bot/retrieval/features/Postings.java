package dev.evenhand.bot.retrieval.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** An inverted index: which phrases contain a term and how often, and how much a term tells. */
final class Postings {

    private final Map<String, Entry> entries = new HashMap<>();
    private final int documents;

    /** One list of terms per phrase, repetitions included. */
    Postings(List<List<String>> documents) {
        this.documents = documents.size();
        for (int j = 0; j < documents.size(); j++) {
            for (String term : documents.get(j)) {
                entries.computeIfAbsent(term, absent -> new Entry()).add(j);
            }
        }
        entries.values().forEach(Entry::trim);
    }

    int documents() {
        return documents;
    }

    /** The phrases that contain a term; empty for an unknown one. */
    Entry of(String term) {
        return entries.getOrDefault(term, Entry.NONE);
    }

    void forEach(BiConsumer<String, Entry> action) {
        entries.forEach(action);
    }

    /** ln((1 + n) / (1 + df)) + 1, the smoothed inverse document frequency; largest for an unknown term. */
    double idf(Entry entry) {
        return Math.log((1.0 + documents) / (1.0 + entry.size)) + 1;
    }

    /** How often each term occurs. */
    static Map<String, Integer> frequencies(List<String> terms) {
        // Ordered by first appearance, so that sums over it are repeatable.
        var counts = new LinkedHashMap<String, Integer>();
        terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        return counts;
    }

    /** The phrases of one term in ascending order, with the count in each. */
    static final class Entry {

        static final Entry NONE = new Entry();

        int[] phrases = new int[2];
        int[] counts = new int[2];
        int size;

        private void add(int phrase) {
            if (size > 0 && phrases[size - 1] == phrase) {
                counts[size - 1]++;
                return;
            }
            if (size == phrases.length) {
                phrases = Arrays.copyOf(phrases, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            phrases[size] = phrase;
            counts[size++] = 1;
        }

        private void trim() {
            phrases = Arrays.copyOf(phrases, size);
            counts = Arrays.copyOf(counts, size);
        }
    }
}
