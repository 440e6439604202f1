package dev.evenhand.metrics.statistics;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;

class RateIntervalsTest {
    @Test
    void wilsonGivesTheLimitsNewcombePublished() {
        assertPrinted(wilson(81, 263), 4, 81.0 / 263, .2553, .3662);
        assertPrinted(wilson(0, 20), 4, 0, 0, .1611);
        assertPrinted(wilson(1, 29), 4, 1.0 / 29, .0061, .1718);
    }

    @Test
    void newcombeGivesTheDifferencesHePublished() {
        assertPrinted(newcombe(56, 70, 48, 80), 4, .2, .0524, .3339);
        assertPrinted(newcombe(9, 10, 3, 10), 4, .6, .1705, .8090);
        assertPrinted(newcombe(5, 56, 0, 29), 4, .0893, -.0381, .1926);
        assertPrinted(newcombe(0, 10, 0, 20), 4, 0, -.1611, .2775);
    }

    @Test
    void nothingObservedIsNoInterval() {
        Proportion none = new Proportion(0, 0);
        assertThat(Wilson.interval(none)).isEmpty();
        assertThat(Newcombe.difference(none, new Proportion(1, 2))).isEmpty();
        assertThat(none.rate()).isEmpty();
    }

    @Test
    void countsThatCannotBeAreRefusedByName() {
        assertThatThrownBy(() -> new Proportion(3, 2))
                .hasMessageContaining("successes")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> new Proportion(0, -1)).hasMessageContaining("n must");
        assertThatThrownBy(() -> Wilson.interval(1.2, 5)).hasMessageContaining("p must");
        assertThatThrownBy(() -> Wilson.interval(.5, 0)).hasMessageContaining("n must");
        assertThatThrownBy(() -> new Interval(Double.NaN, 0, 1)).hasMessageContaining("value");
        assertThatThrownBy(() -> new Interval(0, 1, 0)).hasMessageContaining("low");
    }

    @Property
    void wilsonAgreesWithCommonsStatistics(@ForAll @IntRange(min = 1, max = 5000) int n, @ForAll @IntRange int drawn) {
        int x = drawn % (n + 1);
        var theirs = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, x, 0.05);
        Interval ours = wilson(x, n);
        assertThat(ours.low()).isCloseTo(theirs.getLowerBound(), within(1e-12));
        assertThat(ours.high()).isCloseTo(theirs.getUpperBound(), within(1e-12));
    }

    @Property
    void swappingTheArmsNegatesTheDifference(
            @ForAll @IntRange(max = 300) int x1,
            @ForAll @IntRange(max = 300) int x2,
            @ForAll @IntRange(min = 300, max = 900) int n) {
        Interval there = newcombe(x1, n, x2, 300);
        Interval back = newcombe(x2, 300, x1, n).negated();
        assertPrinted(there, 12, back.value(), back.low(), back.high());
        assertThat(there.contains(there.value())).isTrue();
    }

    @Property
    void duplicatedRowsKeepTheRateAndNarrowItsInterval(@ForAll @IntRange(max = 100) int x) {
        Interval once = wilson(x, 100);
        Interval twice = wilson(2L * x, 200);
        assertThat(twice.value()).isEqualTo(once.value());
        assertThat(twice.width()).isLessThan(once.width());
    }

    private static Interval wilson(long x, long n) {
        return Wilson.interval(new Proportion(x, n)).orElseThrow();
    }

    private static Interval newcombe(long x1, long n1, long x2, long n2) {
        return Newcombe.difference(new Proportion(x1, n1), new Proportion(x2, n2))
                .orElseThrow();
    }
}
