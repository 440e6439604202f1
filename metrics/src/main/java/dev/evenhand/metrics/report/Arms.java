package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one side's figures; what there is not is null.
 *
 * @param nMin fewest observations that are not too early to read anything into
 */
record Arms(int nMin) {
    /** Those of a house that speaks from so many observations on. */
    static Arms in(HouseRules house) {
        return new Arms(house.nMin());
    }

    Arm of(RateMetric metric, Side side) {
        return metric == RateMetric.CSAT ? csat(side) : rate(metric, side);
    }

    Arm.Rate rate(RateMetric metric, Side side) {
        long n = metric.of(side.tally()).n();
        Optional<Interval> rate = side.rate(metric);
        Optional<Interval> assumed = side.counts(metric).part(metric.assumed(side.tally()));
        return rate(n, rate, assumed);
    }

    /** A share with nothing assumed in it. */
    Arm.Rate share(Clustered.Rate share) {
        return share(share, null);
    }

    /** The same with so many counted by silence. */
    Arm.Rate share(Clustered.Rate share, @Nullable Long silent) {
        Proportion counts = share.counts();
        return rate(counts.n(), share.interval(), Optional.ofNullable(silent).flatMap(share::part));
    }

    /** A rate of n contacts with the part of it that is assumed. */
    Arm.Rate rate(long n, Optional<Interval> rate, Optional<Interval> assumed) {
        return new Arm.Rate(
                n,
                value(rate),
                low(rate),
                high(rate),
                early(n),
                value(assumed),
                assumed.map(Arms::bounds).orElse(null));
    }

    Arm.Csat csat(Side side) {
        Tally tally = side.tally();
        StandardisedParts.Survey survey = new StandardisedParts.Survey(tally.asked(), tally.answered(), bounds(tally));
        return csat(side.rate(RateMetric.CSAT), survey, Optional.ofNullable(side.weighted()));
    }

    /** Null where nobody was asked, or an answer does not tell that it was asked for. */
    private static Arm.@Nullable Bounds bounds(Tally tally) {
        Long asked = tally.asked();
        return asked == null || asked == 0
                ? null
                : new Arm.Bounds(
                        tally.content() / (double) asked,
                        (tally.content() + asked - tally.answered()) / (double) asked);
    }

    /** A satisfaction, with the same weighted for those who did not answer. */
    Arm.Csat csat(Optional<Interval> figure, StandardisedParts.Survey survey, Optional<Satisfaction> told) {
        Optional<Interval> weighted = told.map(Satisfaction::weighted);
        return new Arm.Csat(
                survey.answered(),
                value(figure),
                low(figure),
                high(figure),
                early(survey.answered()),
                survey.offered(),
                survey.answered(),
                value(weighted),
                low(weighted),
                high(weighted),
                told.map(Satisfaction::kish).orElse(null),
                told.map(Satisfaction::coverage).orElse(null),
                survey.bounds());
    }

    Arm.Seconds seconds(Side side) {
        return seconds(Side.handled(side.tally()), side.mean(), side.spread());
    }

    /** A mean over customers of whom some came again. */
    Arm.Seconds seconds(Clustered.Mean mean, @Nullable Quantiles quantiles) {
        return seconds(
                mean.sample(), mean.interval(), quantiles == null ? null : quantiles.spread(mean.designEffect()));
    }

    /** A sample's mean, whatever its interval is around. */
    private Arm.Seconds seconds(Sample sample, Optional<Interval> mean, Side.@Nullable Spread spread) {
        Arm.Seconds found = seconds(sample.n(), mean, spread);
        return found.n() == 0
                ? found
                : new Arm.Seconds(
                        found.n(),
                        sample.mean(),
                        found.low(),
                        found.high(),
                        found.tooEarly(),
                        found.median(),
                        found.p90(),
                        found.medianInterval(),
                        found.p90Interval());
    }

    /** A mean with its quantiles where there are any. */
    Arm.Seconds seconds(long n, Optional<Interval> mean, Side.@Nullable Spread spread) {
        Optional<Interval> shown = mean.map(Arms::notNegative);
        return new Arm.Seconds(
                n,
                value(shown),
                low(shown),
                high(shown),
                early(n),
                spread == null ? null : spread.median(),
                spread == null ? null : spread.p90(),
                spread == null ? null : spread.medianInterval(),
                spread == null ? null : spread.p90Interval());
    }

    /** No time is below nothing. */
    static Interval notNegative(Interval seconds) {
        return seconds.clipped(0, Double.MAX_VALUE);
    }

    Arm.Plain plain(long n, Optional<Interval> figure) {
        return new Arm.Plain(n, value(figure), low(figure), high(figure), early(n));
    }

    boolean early(long n) {
        return n < nMin;
    }

    static Arm.Bounds bounds(Interval interval) {
        return new Arm.Bounds(interval.low(), interval.high());
    }

    private static @Nullable Double value(Optional<Interval> figure) {
        return figure.map(Interval::value).orElse(null);
    }

    private static @Nullable Double low(Optional<Interval> figure) {
        return figure.map(Interval::low).orElse(null);
    }

    private static @Nullable Double high(Optional<Interval> figure) {
        return figure.map(Interval::high).orElse(null);
    }
}
