package dev.evenhand.metrics.statistics.control;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlChartTest {
    private static final int[] NIST_P = {
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
    };
    private static final double[] NIST_EWMA = {
        52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1
    };

    @Test
    void thePChartFindsTheWafersNistFound() {
        List<Proportion> wafers =
                IntStream.of(NIST_P).mapToObj(x -> new Proportion(x, 50)).toList();
        List<ControlPoint> points = RateChart.plain(wafers).orElseThrow().judge(wafers);
        assertPrinted(points.get(0).low(), 4, .0524);
        assertPrinted(points.get(0).high(), 4, .4102);
        assertThat(IntStream.range(0, 30).filter(i -> points.get(i).out()).map(i -> i + 1))
                .containsExactly(15, 23);
    }

    @Test
    void theEwmaOfNistHasItsLimitsAndNothingOut() {
        List<ControlPoint> points = Ewma.chart(NIST_EWMA, new Ewma.Settings(.3, 3, 50, 2.0539));
        assertThat(points).hasSize(20).noneMatch(ControlPoint::out);
        assertPrinted(points.get(0).low(), 4, 47.4116);
        assertPrinted(points.get(0).high(), 4, 52.5884);
        assertPrinted(points.get(0).value(), 2, 50.60);
        assertPrinted(points.get(1).value(), 2, 49.52);
    }

    @Test
    void laneysInflationIsTheMeanMovingRangeInStandardUnits() {
        List<Proportion> periods = List.of(
                new Proportion(40, 100), new Proportion(60, 100), new Proportion(0, 0), new Proportion(50, 100));
        RateChart.Baseline found = RateChart.laney(periods).orElseThrow();
        assertThat(found.mean()).isEqualTo(.5);
        assertThat(found.inflation()).isCloseTo((4 + 2) / 2.0 / 1.128, within(1e-12));
        assertThat(found.judge(periods)).hasSize(3);
        assertThat(found.judge(periods.get(0)).deviation()).isCloseTo(-2 / found.inflation(), within(1e-12));
    }

    @Test
    void laneysChartOfPlainBinomialPeriodsIsThePChart() {
        Random random = new Random(4);
        List<Proportion> periods = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long good = IntStream.range(0, 200)
                    .filter(j -> random.nextDouble() < .7)
                    .count();
            periods.add(new Proportion(good, 200));
        }
        assertThat(RateChart.laney(periods).orElseThrow().inflation()).isCloseTo(1, within(.05));
    }

    @Test
    void aRateThatNeverVariesIsNoBaseline() {
        List<Proportion> perfect = List.of(new Proportion(5, 5), new Proportion(7, 7));
        assertThat(RateChart.plain(perfect)).isEmpty();
        assertThat(RateChart.laney(perfect)).isEmpty();
        assertThat(RateChart.laney(List.of(new Proportion(1, 2)))).isEmpty();
        assertThat(RateChart.laney(List.of(new Proportion(1, 2), new Proportion(1, 2))))
                .isEmpty();
        assertThat(RateChart.plain(List.of())).isEmpty();
        assertThatThrownBy(() -> new RateChart.Baseline(.5, 1).judge(new Proportion(0, 0)))
                .hasMessageContaining("period");
    }

    @Test
    void twoOfThreeBeyondTwoOnOneSideSignal() {
        assertThat(RunRule.twoOfThree(2.1, 0, 2.5, -2.5, 2.2)).containsExactly(false, false, true, false, true);
        assertThat(RunRule.twoOfThree(-2.1, -2.1)).containsExactly(false, true);
        assertThat(RunRule.twoOfThree(2.1, 0, 0, 2.1)).containsExactly(false, false, false, false);
        assertThat(RunRule.twoOfThree()).isEmpty();
    }

    @Test
    void oneWildDayDoesNotMoveTheMedianDeviation() {
        MedianDeviation found = MedianDeviation.of(1, 2, 3, 4, 1000);
        assertThat(found.median()).isEqualTo(3);
        assertThat(found.mad()).isCloseTo(1.4826, within(1e-12));
        assertThat(found.deviation(3 + 2 * 1.4826).orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(MedianDeviation.of(5, 5, 5).deviation(6)).isEmpty();
        assertThatThrownBy(MedianDeviation::of).hasMessageContaining("value");
    }
}
