package dev.evenhand.bot.retrieval.features;

import java.util.LinkedHashSet;
import java.util.List;

/** Which share of a message's words, by their stems and weighted by how much each tells, an article's phrases know. */
final class Wording {

    private final Postings postings;

    Wording(List<List<String>> wordsByPhrase) {
        this.postings = new Postings(wordsByPhrase.stream().map(Stems::of).toList());
    }

    /** The share each article knows, 0 to 1, and the share no live phrase knows. */
    Shares of(List<String> words, Live live) {
        var shares = new double[live.articles()];
        double known = 0;
        double unknown = 0;
        for (String stem : new LinkedHashSet<>(Stems.of(words))) {
            var entry = postings.of(stem);
            double idf = postings.idf(entry);
            if (addToOwners(entry, idf, live, shares)) {
                known += idf;
            } else {
                unknown += Math.log(1.0 + postings.documents()) + 1;
            }
        }
        double all = known + unknown;
        for (int c = 0; c < shares.length && all > 0; c++) {
            shares[c] /= all;
        }
        return new Shares(shares, all > 0 ? unknown / all : 1);
    }

    /** Whether any live phrase has the word. */
    private static boolean addToOwners(Postings.Entry entry, double idf, Live live, double[] shares) {
        int lastOwner = -1;
        for (int k = 0; k < entry.size; k++) {
            int phrase = entry.phrases[k];
            int owner = live.owner(phrase);
            // Phrases stand sorted by article, so an article's phrases follow one another.
            if (owner != lastOwner && live.phrase(phrase)) {
                shares[owner] += idf;
                lastOwner = owner;
            }
        }
        return lastOwner >= 0;
    }

    @SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
    record Shares(double[] byArticle, double unknown) {}
}
