package dev.evenhand.bot;

import dev.evenhand.handoff.conversation.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot would do with a first message, and why: the answer of a dry run.
 *
 * @param decision {@code answer}, {@code clarify}, {@code small_talk} or {@code handoff}
 * @param articleId of the best candidate whatever the decision; null when the knowledge base has none for the language
 * @param confidence of the best candidate, 0 to 1, whatever the decision
 * @param text what the customer would read; may be empty
 * @param candidates best first, filled for every decision
 * @param reason code of the handoff's reason; null unless the decision is {@code handoff}
 * @param grounds what decided beside the articles, such as {@code legal words}
 * @param threshold the confidence at which the bot answers
 * @param version of knowledge base and calibration, such as {@code kb-14}
 */
public record Explanation(
        String decision,
        @Nullable String articleId,
        double confidence,
        String text,
        List<Candidate> candidates,
        @Nullable String reason,
        List<String> grounds,
        double threshold,
        String version) {

    public Explanation {
        candidates = List.copyOf(candidates);
        grounds = List.copyOf(grounds);
    }
}
