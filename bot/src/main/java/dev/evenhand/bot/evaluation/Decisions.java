package dev.evenhand.bot.evaluation;

import java.util.List;

/**
 * What happened at the threshold in force, in numbers of questions.
 *
 * @param answeredRight answered with the right article
 * @param answeredWrong answered with another article though the right one exists
 * @param answeredOutOfScope answered though no article fits
 * @param heldBackRight not answered though the best candidate was right
 * @param heldBackWrong not answered, the best candidate being wrong
 * @param heldBackOutOfScope not answered, and rightly so
 */
public record Decisions(
        int answeredRight,
        int answeredWrong,
        int answeredOutOfScope,
        int heldBackRight,
        int heldBackWrong,
        int heldBackOutOfScope) {

    static Decisions of(List<Attempt> attempts, double threshold) {
        var counts = new int[6];
        for (var attempt : attempts) {
            int kind = !attempt.inScope() ? 2 : attempt.right() ? 0 : 1;
            counts[attempt.confidence() >= threshold ? kind : 3 + kind]++;
        }
        return new Decisions(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    public int answered() {
        return answeredRight + answeredWrong + answeredOutOfScope;
    }

    public int total() {
        return answered() + heldBackRight + heldBackWrong + heldBackOutOfScope;
    }

    /** Share of answers that are right; NaN when nothing was answered. */
    public double precision() {
        return answeredRight / (double) answered();
    }

    /** Share of questions answered. */
    public double coverage() {
        return answered() / (double) total();
    }
}
