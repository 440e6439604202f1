package dev.evenhand.bot.retrieval;

import java.util.List;

/**
 * How alike a message and each phrase are in their letter sequences: the cosine of TF-IDF vectors.
 *
 * <p>A sequence no phrase has still lengthens the message's vector, so that a foreign sentence is not alike.
 */
final class Spelling {

    private final Postings postings;
    private final double[] lengths;

    Spelling(List<List<String>> gramsByPhrase) {
        this.postings = new Postings(gramsByPhrase);
        this.lengths = new double[gramsByPhrase.size()];
        for (int j = 0; j < lengths.length; j++) {
            double squares = 0;
            for (var term : Postings.frequencies(gramsByPhrase.get(j)).entrySet()) {
                double weight = weight(term.getValue(), postings.idf(postings.of(term.getKey())));
                squares += weight * weight;
            }
            lengths[j] = Math.sqrt(squares);
        }
    }

    /** The similarity to every phrase, 0 to 1. */
    double[] to(List<String> grams) {
        var products = new double[lengths.length];
        double squares = 0;
        for (var term : Postings.frequencies(grams).entrySet()) {
            var entry = postings.of(term.getKey());
            double idf = postings.idf(entry);
            double own = weight(term.getValue(), idf);
            squares += own * own;
            for (int k = 0; k < entry.size; k++) {
                products[entry.phrases[k]] += own * weight(entry.counts[k], idf);
            }
        }
        double length = Math.sqrt(squares);
        for (int j = 0; j < products.length; j++) {
            products[j] = products[j] > 0 ? products[j] / (length * lengths[j]) : 0;
        }
        return products;
    }

    private static double weight(int count, double idf) {
        return count == 1 ? idf : (1 + Math.log(count)) * idf;
    }
}
