package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.report.Clustered.Rate;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.EffectiveRate;
import dev.evenhand.metrics.statistics.stratified.MantelHaenszel;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class ClusteredTest {
    private static final int RUNS = 2_000;
    private static final int TIMES = 4;

    @Test
    void customersWhoAreAllAlikeAreNoCertaintyInTheirDifference() {
        Rate all = rate(4, 5, 5);
        Rate none = rate(4, 5, 0);
        Interval difference = Clustered.difference(all, none).orElseThrow();
        assertThat(difference.value()).isEqualTo(1);
        assertThat(difference.low()).isBetween(.2, .6);
        Interval ofFour =
                Newcombe.difference(new Proportion(4, 4), new Proportion(0, 4)).orElseThrow();
        assertThat(difference.low()).isCloseTo(ofFour.low(), within(1e-12));
        assertThat(Clustered.difference(all, all).orElseThrow().width()).isGreaterThan(.5);
    }

    @Test
    void theDifferenceFollowsTheLimitsOfItsArmsAndOneOpinionIsWide() {
        Rate one = rate(1, 200, 180);
        Rate many = rate(100, 1, 1);
        Interval difference = Clustered.difference(many, one).orElseThrow();
        Interval own = one.interval().orElseThrow();
        assertThat(difference.value() - difference.low()).isGreaterThan(own.high() - own.value());
        assertThat(difference.width()).isGreaterThan(.5);
        assertThat(Clustered.difference(one, many).orElseThrow()).isEqualTo(difference.negated());
    }

    /** Half of the customers have contacts that all end alike; a normal interval covers 76 and 91 of 100 in the first two. */
    @ParameterizedTest
    @CsvSource({"5, .95, .90", "10, .95, .90", "20, .7, .6"})
    void theDifferenceCoversTheTruthWithFewCustomersASide(int customers, double one, double other) {
        Random random = new Random(customers);
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            Rate first = drawn(customers, one, random);
            Rate second = drawn(customers, other, random);
            covered += Clustered.difference(first, second).orElseThrow().contains(one - other) ? 1 : 0;
        }
        assertThat(covered / (double) RUNS).isBetween(.935, 1.0);
    }

    @Test
    void theTestOfContactsThatAreAllDifferentCustomersIsMantelAndHaenszels() {
        Proportion first = new Proportion(81, 87);
        Proportion second = new Proportion(234, 270);
        Significance own = EffectiveRate.of(first)
                .orElseThrow()
                .test(EffectiveRate.of(second).orElseThrow())
                .orElseThrow();
        Significance pooled = MantelHaenszel.test(List.of(new RateStratum("small", first, second)))
                .orElseThrow();
        assertThat(own.statistic()).isCloseTo(pooled.statistic(), within(1e-9));
        assertThat(EffectiveRate.of(new Proportion(5, 5))
                        .orElseThrow()
                        .test(EffectiveRate.of(new Proportion(7, 7)).orElseThrow()))
                .isEmpty();
    }

    private static Rate drawn(int customers, double p, Random random) {
        Clusters sums = Clusters.NONE;
        int good = 0;
        for (int i = 0; i < customers; i++) {
            boolean alike = random.nextBoolean();
            int own = alike && random.nextDouble() < p ? TIMES : 0;
            for (int k = 0; !alike && k < TIMES; k++) {
                own += random.nextDouble() < p ? 1 : 0;
            }
            sums = sums.plus(TIMES, own);
            good += own;
        }
        return new Rate(new Proportion(good, (long) customers * TIMES), sums);
    }

    private static Rate rate(int customers, int contacts, int good) {
        Clusters sums = Clusters.NONE;
        for (int i = 0; i < customers; i++) {
            sums = sums.plus(contacts, good);
        }
        return new Rate(new Proportion((long) customers * good, (long) customers * contacts), sums);
    }
}
