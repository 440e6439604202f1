package dev.evenhand.handoff.conversation;

import java.util.List;

/**
 * What the bot made of a message, kept so that every decision can be explained and recounted.
 *
 * @param decision {@code answer}, {@code clarify} or {@code handoff}
 * @param confidence of the best candidate, 0 to 1, whatever the decision
 * @param topic of the best candidate, or {@code unknown}
 * @param candidates best first
 * @param threshold the confidence at which the bot answers
 * @param version of knowledge base and calibration, such as {@code kb-14}
 */
public record Assessment(
        String decision,
        double confidence,
        String topic,
        List<Candidate> candidates,
        double threshold,
        String version) {}
