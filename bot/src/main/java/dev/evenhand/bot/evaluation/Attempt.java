package dev.evenhand.bot.evaluation;

/**
 * What became of one question.
 *
 * @param inScope whether the knowledge base has the article the question asks for
 * @param picked the best candidate, empty when there was none
 * @param confidence the best candidate's, 0 to 1
 */
public record Attempt(Question question, boolean inScope, String picked, double confidence) {

    /** Whether answering with the pick would have been right; never for a question out of scope. */
    public boolean right() {
        return inScope && picked.equals(question.label());
    }
}
