package dev.evenhand.bot.evaluation;

import java.util.List;

/**
 * What became of one question.
 *
 * @param inScope whether the knowledge base has the article the question asks for
 * @param picked the best candidate, empty when there was none
 * @param confidence the best candidate's, 0 to 1
 * @param offered the articles it would ask back about where it does not answer; none where it calls a person
 */
public record Attempt(Question question, boolean inScope, String picked, double confidence, List<String> offered) {

    /** Whether answering with the pick would have been right; never for a question out of scope. */
    public boolean right() {
        return inScope && picked.equals(question.label());
    }

    /** Whether the right article is among those it would ask back about. */
    boolean offersRight() {
        return inScope && offered.contains(question.label());
    }
}
