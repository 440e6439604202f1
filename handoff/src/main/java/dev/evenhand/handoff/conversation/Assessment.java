package dev.evenhand.handoff.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot made of a message, kept so that every decision can be explained and recounted.
 *
 * @param decision {@code answer}, {@code clarify} or {@code handoff}
 * @param confidence of the best candidate, 0 to 1, whatever the decision
 * @param topic of the best candidate, or {@code unknown}
 * @param candidates best first
 * @param threshold the confidence at which the bot answers
 * @param version of knowledge base and calibration, such as {@code kb-14}
 * @param model what wording the reply took of a language model; null when none was asked
 * @param terms what was asked of the threshold; null for decisions made before this was kept
 * @param first whether it is of the words the conversation began with, and of all of them; null where that was not kept
 * @param grounds what decided beside the articles, such as {@code legal words} or {@code with the message before}
 */
public record Assessment(
        String decision,
        double confidence,
        String topic,
        List<Candidate> candidates,
        double threshold,
        String version,
        @Nullable ModelUse model,
        @Nullable Terms terms,
        @Nullable Boolean first,
        List<String> grounds) {

    public Assessment {
        grounds = List.copyOf(grounds);
    }

    /** Decided and worded without a model. */
    public Assessment(
            String decision,
            double confidence,
            String topic,
            List<Candidate> candidates,
            double threshold,
            String version) {
        this(decision, confidence, topic, candidates, threshold, version, null, null, null, List.of());
    }

    /** The same decision, and what wording it took. */
    public Assessment withModel(@Nullable ModelUse use) {
        return new Assessment(decision, confidence, topic, candidates, threshold, version, use, terms, first, grounds);
    }

    /** The same decision, and what was asked of it. */
    public Assessment under(Terms asked) {
        return new Assessment(
                decision, confidence, topic, candidates, threshold, version, model, asked, first, grounds);
    }

    /** The same decision, and whether it is of the words the conversation began with. */
    public Assessment first(boolean ofFirstWords) {
        return new Assessment(
                decision, confidence, topic, candidates, threshold, version, model, terms, ofFirstWords, grounds);
    }

    /** The same decision, and what decided beside the articles. */
    public Assessment because(List<String> known) {
        return new Assessment(decision, confidence, topic, candidates, threshold, version, model, terms, first, known);
    }

    /**
     * Whether it is the opinion on what the conversation began with; where that was not kept, one made before the bot had
     * replied to anything is.
     */
    public boolean opening(boolean nothingReplied) {
        return first == null ? nothingReplied : first;
    }
}
