package dev.evenhand.bot.retrieval.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike a message and each phrase are in their letter sequences: the cosine of TF-IDF vectors.
 *
 * <p>A sequence no phrase has still lengthens the message's vector, so that a foreign sentence is not alike.
 */
final class Spelling {

    private final int phrases;
    private final double unknownIdf;
    private final Map<String, Column> columns = new HashMap<>();

    Spelling(List<List<String>> gramsByPhrase) {
        this.phrases = gramsByPhrase.size();
        var postings = new Postings(gramsByPhrase);
        this.unknownIdf = postings.idf(Postings.Entry.NONE);
        double[] lengths = lengths(gramsByPhrase, postings);
        postings.forEach((gram, entry) -> columns.put(gram, Column.of(entry, postings.idf(entry), lengths)));
    }

    /** The similarity to every phrase, 0 to 1. */
    float[] to(List<String> grams) {
        var sums = new float[phrases];
        var counts = Postings.frequencies(grams);
        double length = Math.sqrt(counts.entrySet().stream()
                .mapToDouble(term -> square(weight(term.getValue(), idf(term.getKey()))))
                .sum());
        for (var term : counts.entrySet()) {
            var column = columns.get(term.getKey());
            if (column != null) {
                column.addTo(sums, (float) (weight(term.getValue(), column.idf) / length));
            }
        }
        return sums;
    }

    private double idf(String gram) {
        var column = columns.get(gram);
        return column == null ? unknownIdf : column.idf;
    }

    private static double[] lengths(List<List<String>> gramsByPhrase, Postings postings) {
        return gramsByPhrase.stream()
                .mapToDouble(grams -> Math.sqrt(Postings.frequencies(grams).entrySet().stream()
                        .mapToDouble(term -> square(weight(term.getValue(), postings.idf(postings.of(term.getKey())))))
                        .sum()))
                .toArray();
    }

    private static double weight(int count, double idf) {
        return count == 1 ? idf : (1 + Math.log(count)) * idf;
    }

    private static double square(double x) {
        return x * x;
    }

    /** One sequence: the phrases that have it, with their weight divided by the phrase's length. */
    private static final class Column {

        private final double idf;
        private final int[] phrases;
        private final float[] weights;

        private Column(double idf, int[] phrases, float[] weights) {
            this.idf = idf;
            this.phrases = phrases;
            this.weights = weights;
        }

        static Column of(Postings.Entry entry, double idf, double[] lengths) {
            var weights = new float[entry.size];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = (float) (weight(entry.counts[k], idf) / lengths[entry.phrases[k]]);
            }
            return new Column(idf, entry.phrases, weights);
        }

        void addTo(float[] sums, float times) {
            for (int k = 0; k < weights.length; k++) {
                sums[phrases[k]] += times * weights[k];
            }
        }
    }
}
