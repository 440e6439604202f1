package dev.evenhand.bot.retrieval;

import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.util.List;

/**
 * The articles that may answer a message, best first, at most five.
 *
 * @param threshold the confidence from which the calibration says to answer
 */
public record Ranking(List<Candidate> candidates, double threshold) {

    /** The confidence of the best candidate, 0 when there is none. */
    public double confidence() {
        return candidates.isEmpty() ? 0 : candidates.get(0).confidence();
    }

    /** Whether the best candidate keeps the promised precision. */
    public boolean answers() {
        return confidence() >= threshold;
    }

    /** The same candidates, none of them likely enough to answer. */
    public Ranking doubted() {
        double most = Math.nextDown(threshold);
        return new Ranking(
                candidates.stream()
                        .map(candidate -> candidate.withConfidence(Math.min(most, candidate.confidence())))
                        .toList(),
                threshold);
    }
}
