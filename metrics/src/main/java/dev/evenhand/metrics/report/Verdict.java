package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Comparison.Metric;
import dev.evenhand.metrics.report.Comparison.Reading;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Power;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What may be concluded from the FCR of both sides.
 *
 * <p>Trust rises from raw over like for like to randomised, and the verdict takes the highest that has something to say: the
 * experiment once its interval settles the sign or is narrower than ten points, else like for like. Raw alone never names a
 * winner: whoever gets the easier questions would be it.
 */
final class Verdict {
    private static final double NARROW = 0.10;

    private Verdict() {}

    static Reading of(Metric fcr, Tally all) {
        Double assumed = assumedShare(all);
        Randomised randomised = fcr.randomised();
        if (randomised != null && randomised.valid() && settles(randomised)) {
            return reading(
                    "randomised",
                    new Pair(randomised.botFirst(), randomised.humanFirst()),
                    randomised.difference(),
                    assumed);
        }
        LikeForLike adjusted = fcr.likeForLike();
        if (adjusted != null && adjusted.difference() != null) {
            return reading(
                    "likeForLike",
                    new Pair(adjusted.botFirst(), adjusted.humanFirst()),
                    adjusted.difference(),
                    assumed);
        }
        if (fcr.raw() instanceof Raw.ByEntry raw && raw.difference() != null) {
            Long more = more(new Pair(raw.botFirst(), raw.humanFirst()), raw.difference());
            return new Reading("raw", "too_early", raw.difference(), more, assumed);
        }
        return new Reading("none", "no_data", null, null, assumed);
    }

    private record Pair(Arm bot, Arm human) {
        long smaller() {
            return Math.min(bot.n(), human.n());
        }

        boolean tooEarly() {
            return bot.tooEarly() || human.tooEarly();
        }
    }

    private static boolean settles(Randomised randomised) {
        Difference difference = randomised.difference();
        if (difference == null || new Pair(randomised.botFirst(), randomised.humanFirst()).tooEarly()) {
            return false;
        }
        Interval interval = difference.interval();
        return interval.excludesZero() || interval.width() <= NARROW;
    }

    private static Reading reading(
            String comparison, Pair pair, @Nullable Difference difference, @Nullable Double assumed) {
        if (difference == null || pair.tooEarly()) {
            return new Reading(comparison, "too_early", difference, more(pair, difference), assumed);
        }
        if (!difference.interval().excludesZero()) {
            return new Reading(comparison, "no_difference", difference, more(pair, difference), assumed);
        }
        String better = difference.value() > 0 ? "bot_first" : "human_first";
        return new Reading(comparison, better, difference, null, assumed);
    }

    /** Conversations still missing on both sides together at the present split, for a gap as large as the one seen. */
    private static @Nullable Long more(Pair pair, @Nullable Difference difference) {
        Double bot = pair.bot.value();
        Double human = pair.human.value();
        if (difference == null || bot == null || human == null || pair.smaller() == 0) {
            return null;
        }
        OptionalLong perSide = Power.perSide(bot, human);
        if (perSide.isEmpty()) {
            return null;
        }
        long missing = Math.max(0, Math.max(Arm.N_MIN, perSide.getAsLong()) - pair.smaller());
        double smallerShare = (double) pair.smaller() / (pair.bot.n() + pair.human.n());
        return missing == 0 ? null : (long) Math.ceil(missing / smallerShare);
    }

    private static @Nullable Double assumedShare(Tally all) {
        long successes = all.firstConfirmed() + all.firstAssumed();
        return successes == 0 ? null : (double) all.firstAssumed() / successes;
    }
}
