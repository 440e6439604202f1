package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Feature;
import java.util.Map;

/**
 * An article that may answer.
 *
 * @param confidence the probability that it does, 0 to 1
 * @param features what spoke for it, in standard units (0 is an average best match)
 */
public record Candidate(String articleId, double confidence, Map<Feature, Double> features) {

    /** No confidence is larger, so that a threshold of 1 answers nothing. */
    public static final double MOST_CERTAIN = 1 - 1e-6;

    public Candidate withConfidence(double other) {
        return new Candidate(articleId, other, features);
    }
}
