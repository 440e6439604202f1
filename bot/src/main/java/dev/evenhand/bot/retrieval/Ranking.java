package dev.evenhand.bot.retrieval;

import java.util.List;

/**
 * The articles that may answer a message, best first, at most five.
 *
 * @param threshold the confidence from which the calibration says to answer
 */
public record Ranking(List<Candidate> candidates, double threshold) {

    /** No confidence is larger, so that a threshold of 1 answers nothing. */
    static final double MOST_CERTAIN = 1 - 1e-6;

    /** The confidence of the best candidate, 0 when there is none. */
    public double confidence() {
        return candidates.isEmpty() ? 0 : candidates.get(0).confidence();
    }

    /** Whether the best candidate keeps the promised precision. */
    public boolean answers() {
        return confidence() >= threshold;
    }

    /** The probability that one of the best few is right: what asking the customer to choose could win. */
    public double mass(int best) {
        return candidates.stream()
                .limit(best)
                .mapToDouble(Candidate::confidence)
                .sum();
    }
}
