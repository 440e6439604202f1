package dev.evenhand.bot.retrieval;

import java.util.Map;

/**
 * An article that may answer.
 *
 * @param confidence the probability that it does, 0 to 1
 * @param features what spoke for it, in standard units (0 is an average best match)
 */
public record Candidate(String articleId, double confidence, Map<Feature, Double> features) {

    Candidate withConfidence(double other) {
        return new Candidate(articleId, other, features);
    }
}
