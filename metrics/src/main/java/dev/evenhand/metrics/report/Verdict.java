package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison.Metric;
import dev.evenhand.metrics.report.answer.Comparison.Metrics;
import dev.evenhand.metrics.report.answer.Comparison.Reading;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Power;
import dev.evenhand.metrics.statistics.randomised.ConfidenceSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What may be concluded from the FCR of both sides.
 *
 * <p>Trust rises from raw over like for like to randomised, and the verdict takes the highest that has something to say: the
 * experiment once its interval settles the sign, is narrower than ten points or contradicts like for like, else like for
 * like. Raw alone never names a
 * winner: whoever gets the easier questions would be it.
 */
final class Verdict {
    /** An experiment no wider than this says something even with zero in its interval; of means, times their size. */
    static final double NARROW = 0.10;

    private final Metrics metrics;
    private final @Nullable Double assumed;
    private final int nMin;

    private Verdict(Metrics metrics, @Nullable Double assumed, int nMin) {
        this.metrics = metrics;
        this.assumed = assumed;
        this.nMin = nMin;
    }

    static Reading of(Metrics metrics, Tally all, int nMin) {
        return new Verdict(metrics, assumedShare(all), nMin).of(metrics.fcr());
    }

    private Reading of(Metric fcr) {
        Randomised randomised = fcr.randomised();
        if (randomised != null && randomised.valid() && settles(randomised)) {
            Pair pair = new Pair(randomised.botFirst(), randomised.humanFirst());
            return new Verdict(metrics, pair.assumedShare(), nMin)
                    .reading("randomised", pair, randomised.difference(), null);
        }
        LikeForLike adjusted = fcr.likeForLike();
        if (adjusted != null && adjusted.difference() != null) {
            Pair pair = new Pair(adjusted.botFirst(), adjusted.humanFirst());
            return new Verdict(metrics, pair.assumedShare(), nMin)
                    .reading("likeForLike", pair, adjusted.difference(), adjusted);
        }
        Difference raw = raw(fcr);
        if (raw != null) {
            Long more = adjusted == null ? null : adjusted.moreConversations();
            return answer("raw", "too_early", raw, new Scope(more, adjusted));
        }
        return answer("none", "no_data", null, new Scope(null, null));
    }

    private record Scope(@Nullable Long more, @Nullable LikeForLike adjusted) {}

    private Reading answer(String comparison, String outcome, @Nullable Difference difference, Scope scope) {
        LikeForLike adjusted = scope.adjusted;
        Difference raw = raw(metrics.fcr());
        return new Reading(
                comparison,
                outcome,
                difference,
                scope.more,
                assumed,
                adjusted == null ? null : adjusted.coverage(),
                adjusted == null ? null : adjusted.target(),
                flips(comparison),
                raw != null && raw.interval().excludesZero() ? better(raw) : null,
                nMin,
                experiment(comparison));
    }

    private @Nullable String experiment(String comparison) {
        Randomised randomised = metrics.fcr().randomised();
        if (randomised == null) {
            return null;
        }
        if (comparison.equals("randomised")) {
            return "settles";
        }
        boolean thin =
                randomised.difference() == null || new Pair(randomised.botFirst(), randomised.humanFirst()).tooEarly();
        return !randomised.valid() ? "invalid" : thin ? "too_early" : "open";
    }

    private static String better(Difference difference) {
        return difference.value() > 0 ? "bot_first" : "human_first";
    }

    private List<String> flips(String comparison) {
        Map<String, Metric> all = new LinkedHashMap<>();
        all.put("fcr", metrics.fcr());
        all.put("confirmed", metrics.confirmed());
        all.put("csat", metrics.csat());
        all.put("aht", metrics.aht());
        if (opposite(used(comparison, metrics.fcr()), used(comparison, metrics.confirmed()))) {
            all.remove("confirmed");
        }
        return all.entrySet().stream()
                .filter(one -> flips(comparison, one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Raw must be sure itself; and point the other way also over the strata like for like speaks of, else other rows could be
     * the cause. Beside an experiment's it is of other rows anyway.
     */
    private static boolean flips(String comparison, Metric metric) {
        Difference used = used(comparison, metric);
        Difference raw = raw(metric);
        return opposite(used, raw)
                && Objects.requireNonNull(used).interval().excludesZero()
                && Objects.requireNonNull(raw).interval().excludesZero()
                && (!comparison.equals("likeForLike") || flipsWithin(metric.likeForLike()));
    }

    private static boolean flipsWithin(@Nullable LikeForLike adjusted) {
        Difference difference = adjusted == null ? null : adjusted.difference();
        Double within = adjusted == null ? null : adjusted.rawWithin();
        return difference != null && within != null && within * difference.value() < 0;
    }

    private static boolean opposite(@Nullable Difference one, @Nullable Difference other) {
        return one != null && other != null && one.value() * other.value() < 0;
    }

    private static @Nullable Difference used(String comparison, Metric metric) {
        LikeForLike adjusted = metric.likeForLike();
        Randomised randomised = metric.randomised();
        return switch (comparison) {
            case "likeForLike" -> adjusted == null ? null : adjusted.difference();
            case "randomised" -> randomised == null ? null : randomised.difference();
            default -> null;
        };
    }

    private static @Nullable Difference raw(Metric metric) {
        return metric.raw() instanceof Raw.ByEntry raw ? raw.difference() : null;
    }

    private record Pair(Arm bot, Arm human) {
        long smaller() {
            return Math.min(bot.n(), human.n());
        }

        /** Of the resolutions of these contacts; null where there is none. */
        @Nullable
        Double assumedShare() {
            double resolved = bot.n() * or0(bot.value()) + human.n() * or0(human.value());
            double silent = silent(bot) + silent(human);
            return resolved == 0 ? null : silent / resolved;
        }

        private static double silent(Arm arm) {
            return arm instanceof Arm.Rate rate ? rate.n() * or0(rate.assumed()) : 0;
        }

        private static double or0(@Nullable Double value) {
            return value == null ? 0 : value;
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
        return interval.excludesZero() || interval.width() <= NARROW || Boolean.FALSE.equals(randomised.agrees());
    }

    private Reading reading(
            String comparison, Pair pair, @Nullable Difference difference, @Nullable LikeForLike adjusted) {
        Scope open = new Scope(more(comparison, pair, difference), adjusted);
        if (difference == null || pair.tooEarly()) {
            return answer(comparison, "too_early", difference, open);
        }
        if (!difference.interval().excludesZero()) {
            return answer(comparison, "no_difference", difference, open);
        }
        return answer(comparison, better(difference), difference, new Scope(null, adjusted));
    }

    /**
     * Conversations still missing on both sides together at the present split, for a gap as large as the one seen and by the
     * interval that would have to settle it; null where none are.
     */
    private @Nullable Long more(String comparison, Pair pair, @Nullable Difference difference) {
        if (difference == null || pair.smaller() == 0) {
            return null;
        }
        long all = pair.bot.n() + pair.human.n();
        OptionalLong open = missing(comparison, difference.interval(), all);
        if (open.isEmpty()) {
            return null;
        }
        double smallerShare = (double) pair.smaller() / all;
        long tooFew = (long) Math.ceil(Math.max(0, nMin - pair.smaller()) / smallerShare);
        long missing = Math.max(open.getAsLong(), tooFew);
        return missing == 0 ? null : missing;
    }

    private static OptionalLong missing(String comparison, Interval shown, long n) {
        if (shown.excludesZero()) {
            return OptionalLong.of(0);
        }
        return comparison.equals("randomised")
                ? ConfidenceSequence.more(shown, n, Holdout.PLANNED)
                : Power.more(shown, n);
    }

    private static @Nullable Double assumedShare(Tally all) {
        long successes = all.firstConfirmed() + all.firstAssumed();
        return successes == 0 ? null : (double) all.firstAssumed() / successes;
    }
}
