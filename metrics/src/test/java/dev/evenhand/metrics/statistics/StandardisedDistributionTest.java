package dev.evenhand.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.StandardisedDistribution.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StandardisedDistributionTest {
    private static final DoubleUnaryOperator EACH = DoubleUnaryOperator.identity();
    private static final DoubleUnaryOperator TENS = StandardisedDistributionTest::ten;
    private static final double[] SHARES = {0, .1, .5, .9, 1};

    private static double ten(double value) {
        return Math.floor(value / 10) * 10;
    }

    /** Values drawn by lot around a centre. */
    private static double[] drawn(int n, double centre, long seed) {
        Random random = new Random(seed);
        return random.doubles(n, 0, 1)
                .map(u -> Math.round(10 * centre * -Math.log(1 - u)) / 10.0)
                .toArray();
    }

    private static Distribution whole(double[]... strata) {
        List<Distribution.Count> counts = new ArrayList<>();
        for (double[] stratum : strata) {
            for (double value : stratum) {
                counts.add(new Distribution.Count(value, 1));
            }
        }
        return Distribution.of(counts).orElseThrow();
    }

    private static Stratum stratum(double weight, double[] values, DoubleUnaryOperator bin) {
        Map<Double, Long> counts = new TreeMap<>();
        for (double value : values) {
            counts.merge(bin.applyAsDouble(value), 1L, Long::sum);
        }
        return new Stratum(weight, counts);
    }

    private static StandardisedDistribution of(Distribution whole, DoubleUnaryOperator bin, Stratum... strata) {
        return StandardisedDistribution.of(whole, bin, List.of(strata)).orElseThrow();
    }

    @Test
    void oneStratumHasTheQuantilesAndIntervalsOfItsValuesHoweverWideTheBins() {
        for (int n : new int[] {1, 2, 15, 60, 997}) {
            double[] values = drawn(n, 100, n);
            Distribution raw = whole(values);
            for (DoubleUnaryOperator bin : List.of(EACH, TENS)) {
                StandardisedDistribution found = of(raw, bin, stratum(1, values, bin));
                for (double share : SHARES) {
                    Interval one = found.quantile(share, 1.7);
                    assertThat(one.value()).isCloseTo(raw.quantile(share), within(1e-9));
                    assertThat(one).isEqualTo(raw.quantile(share, n / 1.7));
                }
            }
        }
    }

    @Test
    void strataWeighedAsTheyCameArePooled() {
        double[] few = drawn(50, 40, 1);
        double[] many = drawn(150, 300, 2);
        Distribution raw = whole(few, many);
        for (DoubleUnaryOperator bin : List.of(EACH, TENS)) {
            StandardisedDistribution found = of(raw, bin, stratum(.25, few, bin), stratum(.75, many, bin));
            for (double share : SHARES) {
                assertThat(found.quantile(share, 1).value()).isCloseTo(raw.quantile(share), within(1e-9));
            }
            assertThat(found.quantile(.5, 1).width())
                    .isLessThanOrEqualTo(raw.quantile(.5, (double) raw.n()).width());
        }
    }

    @Test
    void allTheWeightOnOneStratumGivesItsOwnQuantiles() {
        double[] few = drawn(50, 40, 1);
        double[] many = drawn(150, 300, 2);
        StandardisedDistribution found = of(whole(few, many), EACH, stratum(1, many, EACH));
        assertThat(found.quantile(.5, 1)).isEqualTo(whole(many).quantile(.5, 150));
        assertThat(found.quantile(.9, 1)).isEqualTo(whole(many).quantile(.9, 150));
    }

    /** Of values 1 to 100 and 101 to 200 with weights .9 and .1, half lies at or below 55.6: .9 · .556 = .5. */
    @Test
    void theMixMovesTheQuantileAndDoubtWidensIt() {
        double[] low = new double[100];
        double[] high = new double[100];
        for (int i = 0; i < 100; i++) {
            low[i] = i + 1;
            high[i] = i + 101;
        }
        StandardisedDistribution found = of(whole(low, high), EACH, stratum(.9, low, EACH), stratum(.1, high, EACH));
        Interval median = found.quantile(.5, 1);
        assertThat(median.value()).isCloseTo(56, within(1e-9));
        assertThat(median.low()).isLessThan(50);
        assertThat(median.high()).isGreaterThan(62);
        assertThat(found.quantile(.5, 4).width()).isGreaterThan(median.width());
        assertThat(found.quantile(.9, 1).high()).isGreaterThan(100);
    }

    @Test
    void binsComeNearToValuesOneByOne() {
        double[] one = drawn(20_000, 60, 3);
        double[] other = drawn(5_000, 400, 4);
        Distribution whole = whole(one, other);
        StandardisedDistribution exact = of(whole, EACH, stratum(.3, one, EACH), stratum(.7, other, EACH));
        StandardisedDistribution binned = of(whole, TENS, stratum(.3, one, TENS), stratum(.7, other, TENS));
        for (double share : new double[] {.5, .9}) {
            Interval told = exact.quantile(share, 1);
            assertThat(binned.quantile(share, 1).value()).isCloseTo(told.value(), within(told.width() / 20));
        }
    }

    @Test
    void withoutStrataOrValuesThereIsNone() {
        Distribution whole = whole(drawn(10, 10, 5));
        assertThat(StandardisedDistribution.of(whole, EACH, List.of())).isEmpty();
        assertThat(StandardisedDistribution.of(whole, EACH, List.of(new Stratum(1, Map.of()))))
                .isEmpty();
    }

    /** Of 1,000 draws of two strata of 60 and 90, as many intervals as promised hold the median of the mix. */
    @Test
    void theIntervalCoversTheTruth() {
        double truth = truth();
        int held = 0;
        for (int run = 0; run < 1000; run++) {
            double[] one = drawn(60, 100, 1_000 + run);
            double[] other = drawn(90, 300, 5_000 + run);
            Interval found = of(whole(one, other), EACH, stratum(.7, one, EACH), stratum(.3, other, EACH))
                    .quantile(.5, 1);
            held += found.low() <= truth && truth <= found.high() ? 1 : 0;
        }
        assertThat(held / 1000.0).isBetween(.93, .98);
    }

    /** Where .7 (1 − e^(−t/100)) + .3 (1 − e^(−t/300)) is a half. */
    private static double truth() {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 60; i++) {
            double t = (low + high) / 2;
            boolean less = .7 * Math.exp(-t / 100) + .3 * Math.exp(-t / 300) > .5;
            low = less ? t : low;
            high = less ? high : t;
        }
        return low;
    }
}
