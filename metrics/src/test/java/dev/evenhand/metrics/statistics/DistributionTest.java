package dev.evenhand.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final Distribution HUNDRED = of(IntStream.rangeClosed(1, 100)
            .mapToObj(i -> new Distribution.Count(i, 1))
            .toList());

    private static Distribution of(List<Distribution.Count> counts) {
        return Distribution.of(counts).orElseThrow();
    }

    @Test
    void quantilesAreThoseOfType7() {
        assertThat(HUNDRED.quantile(.5)).isEqualTo(50.5);
        assertThat(HUNDRED.quantile(.9)).isCloseTo(90.1, within(1e-9));
        assertThat(HUNDRED.quantile(0)).isEqualTo(1);
        assertThat(HUNDRED.quantile(1)).isEqualTo(100);
    }

    /** Wilson's limits of 50/100 are .4038 and .5962: the 40th and the 60th value. */
    @Test
    void theIntervalOfAQuantileLiesBetweenTheValuesAtWilsonsLimits() {
        Interval median = HUNDRED.quantile(.5, 100);
        assertThat(median.low()).isEqualTo(40);
        assertThat(median.high()).isEqualTo(60);
        assertThat(HUNDRED.quantile(.5, 25).width()).isGreaterThan(median.width());
    }

    @Test
    void valuesAlikeMayComeInAnyOrderAndMoreThanOnce() {
        List<Distribution.Count> parts = new ArrayList<>(List.of(
                new Distribution.Count(90, 30),
                new Distribution.Count(110, 8),
                new Distribution.Count(90, 2),
                new Distribution.Count(7, 0)));
        Distribution once = of(parts);
        Collections.reverse(parts);
        assertThat(once.n()).isEqualTo(40);
        assertThat(once.quantile(.9, 40)).isEqualTo(of(parts).quantile(.9, 40));
        assertThat(once.quantile(.79)).isEqualTo(90);
        assertThat(Distribution.of(List.of())).isEmpty();
    }

    /** Of 2,000 samples of 60 lengths of time each, as many as promised hold the true median and 90th percentile. */
    @Test
    void theIntervalCoversTheTruth() {
        Random random = new Random(7);
        long median = 0;
        long ninetieth = 0;
        for (int run = 0; run < 2000; run++) {
            Distribution drawn = of(LongStream.range(0, 60)
                    .mapToObj(i -> new Distribution.Count(-Math.log(1 - random.nextDouble()), 1))
                    .toList());
            median += holds(drawn.quantile(.5, 60), Math.log(2));
            ninetieth += holds(drawn.quantile(.9, 60), Math.log(10));
        }
        assertThat(median / 2000.0).isBetween(.93, .97);
        assertThat(ninetieth / 2000.0).isBetween(.93, .97);
    }

    private static int holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
}
