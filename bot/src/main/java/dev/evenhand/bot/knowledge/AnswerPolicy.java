package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.calibration.Settings;

/**
 * When the bot answers, asks back or calls a person, as the manager wants it.
 *
 * <p>Costs are counted in handoffs: a handoff costs 1. To answer with probability p costs (1 − p) · wrongAnswer, so it is
 * worth it from p = 1 − 1 / wrongAnswer; to ask back costs askingBack, and a handoff besides where none of the shown
 * articles is right, so it is worth it from a probability of askingBack that one of them is. The promised precision and
 * the cost of a wrong answer both have to allow an answer.
 *
 * @param precision the share of answers that should be right, 0.5 to 0.99
 * @param outOfScopeShare the expected share of messages no article answers, 0.05 to 0.8
 * @param cautious whether near misses weigh more: for knowledge bases that split one topic into neighbouring articles
 * @param wrongAnswer what a wrong answer costs, 1 to 100; at 1 the promised precision alone decides
 * @param askingBack what asking back costs, 0.05 to 1; at 1 the bot never asks back
 */
public record AnswerPolicy(
        double precision, double outOfScopeShare, boolean cautious, double wrongAnswer, double askingBack) {

    private static final double ANY_WRONG_ANSWER = 1;
    private static final double THIRD_OF_A_HANDOFF = 0.35;

    public AnswerPolicy {
        within("precision", precision, 0.5, 0.99);
        within("outOfScopeShare", outOfScopeShare, 0.05, 0.8);
        within("wrongAnswer", wrongAnswer, 1, 100);
        within("askingBack", askingBack, 0.05, 1);
    }

    /** What the operator configured, with the usual costs. */
    public static AnswerPolicy of(Settings settings) {
        return new AnswerPolicy(
                settings.precision(), settings.oosShare(), settings.cautious(), ANY_WRONG_ANSWER, THIRD_OF_A_HANDOFF);
    }

    /** What the calibration has to know of it. */
    public Settings settings() {
        return new Settings(precision, outOfScopeShare, cautious);
    }

    /** The confidence below which a wrong answer would cost more than a handoff. */
    public double answerFrom() {
        return 1 - 1 / wrongAnswer;
    }

    /** Whether asking the customer back is ever cheaper than a handoff. */
    public boolean asksBack() {
        return askingBack < 1;
    }

    /** The probability that one of the shown articles is right, from which asking back beats a handoff. */
    public double askFrom() {
        return askingBack;
    }

    /** All of it on one line, for the history. */
    public String toText() {
        return "precision=" + precision + " outOfScopeShare=" + outOfScopeShare + " cautious=" + cautious
                + " wrongAnswer=" + wrongAnswer + " askingBack=" + askingBack;
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must lie between " + least + " and " + most + ", not " + value);
        }
    }
}
