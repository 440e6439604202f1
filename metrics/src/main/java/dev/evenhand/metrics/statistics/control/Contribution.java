package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Proportion;
import java.util.List;

/**
 * What one part (a topic, a path, a team) did to the change of a whole rate between two periods.
 *
 * <p>{@code mix = (w1 − w0)(p̄ − P̄)}, {@code rate = w̄(p1 − p0)} with shares w of the contacts, bars the mean of
 * both periods and P̄ of the whole: all mixes and rates together are the whole change. E. M. Kitagawa, J. Am. Stat.
 * Assoc. 50 (1955) 1168. A part missing in one period is taken to have had the rate of the other: its coming or going
 * is mix.
 *
 * @param part its name
 * @param mix the change because there is more or less of it
 * @param rate the change because it goes better or worse
 */
public record Contribution(String part, double mix, double rate) {
    /** A part's counts in both periods. */
    public record Change(String part, Proportion before, Proportion after) {
        /** Of the same part, with more counts. */
        public Change plus(Change other) {
            return new Change(part, before.plus(other.before), after.plus(other.after));
        }

        private double rateBefore() {
            return before.rate().orElseGet(() -> after.rate().orElse(0));
        }

        private double rateAfter() {
            return after.rate().orElseGet(this::rateBefore);
        }
    }

    /** Both effects together. */
    public double total() {
        return mix + rate;
    }

    /** The contribution of each part, in the order given; none if either period holds nothing. */
    public static List<Contribution> of(List<Change> changes) {
        Proportion none = new Proportion(0, 0);
        Proportion before = changes.stream().map(Change::before).reduce(none, Proportion::plus);
        Proportion after = changes.stream().map(Change::after).reduce(none, Proportion::plus);
        if (before.n() == 0 || after.n() == 0) {
            return List.of();
        }
        double whole = (before.p() + after.p()) / 2;
        return changes.stream()
                .map(change -> {
                    double share0 = (double) change.before.n() / before.n();
                    double share1 = (double) change.after.n() / after.n();
                    double mean = (change.rateBefore() + change.rateAfter()) / 2;
                    double moved = change.rateAfter() - change.rateBefore();
                    return new Contribution(
                            change.part, (share1 - share0) * (mean - whole), (share0 + share1) / 2 * moved);
                })
                .toList();
    }
}
