package dev.evenhand.metrics.statistics.stratified;

import static dev.evenhand.metrics.statistics.Samples.KIDNEY_STONES;
import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static dev.evenhand.metrics.statistics.Samples.stratum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.Student;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikeForLikeTest {
    private static final Interval RAW = Newcombe.difference(new Proportion(273, 350), new Proportion(289, 350))
            .orElseThrow();

    @Test
    void theKidneyStonesFlipOnceTheyAreStandardised() {
        Standardised found = Standardisation.rates(KIDNEY_STONES, Target.ALL).orElseThrow();
        assertPrinted(RAW, 4, -.0457, -.1045, .0133);
        assertPrinted(found.bot().value(), 6, .832546);
        assertPrinted(found.human().value(), 6, .778875);
        assertPrinted(found.difference(), 6, .053671, -.013327, .119329);
        assertThat(found.coverage()).isEqualTo(1);
        assertThat(found.flips(RAW)).isTrue();
    }

    @Test
    void theKidneyStonesGiveMantelAndHaenszelsFigures() {
        assertPrinted(MantelHaenszel.riskDifference(KIDNEY_STONES).orElseThrow(), 6, .053836, -.012918, .118903);
        Interval odds = MantelHaenszel.oddsRatio(KIDNEY_STONES).orElseThrow();
        assertPrinted(odds.value(), 6, 1.446847);
        assertPrinted(odds.low(), 5, .91579);
        assertPrinted(odds.high(), 5, 2.28585);
        Significance test = MantelHaenszel.test(KIDNEY_STONES).orElseThrow();
        assertPrinted(test.statistic(), 5, 2.43386);
        assertPrinted(test.p(), 4, .1187);
    }

    @Test
    void theKidneyStonesAreNotHeterogeneous() {
        Significance q = CochranQ.test(KIDNEY_STONES).orElseThrow();
        assertPrinted(q.statistic(), 4, .1036);
        assertPrinted(q.p(), 4, .7476);
        assertThat(q.df()).isEqualTo(1);
    }

    @Test
    void theirEValueIsTakenFromTheUnroundedRatio() {
        Standardised found = Standardisation.rates(KIDNEY_STONES, Target.ALL).orElseThrow();
        assertPrinted(found.bot().value() / found.human().value(), 6, 1.068909);
        assertPrinted(EValue.of(found.bot().value(), found.human().value()).orElseThrow(), 6, 1.340307);
    }

    @Test
    void theTargetChoosesTheMix() {
        Standardised bots = Standardisation.rates(KIDNEY_STONES, Target.BOT).orElseThrow();
        Standardised people = Standardisation.rates(KIDNEY_STONES, Target.HUMAN).orElseThrow();
        assertThat(bots.bot().value()).isCloseTo(273.0 / 350, within(1e-12));
        assertThat(people.human().value()).isCloseTo(289.0 / 350, within(1e-12));
        assertThat(bots.weights().get(0).weight()).isCloseTo(87.0 / 350, within(1e-12));
    }

    @Test
    void aStratumTooThinOnOneSideStaysOutAndLowersTheCoverage() {
        List<RateStratum> strata = List.of(stratum("a", 40, 50, 30, 50), stratum("b", 90, 91, 5, 9));
        Standardised found = Standardisation.rates(strata, Target.ALL).orElseThrow();
        assertThat(found.coverage()).isEqualTo(.5);
        assertThat(found.weights()).containsExactly(new StratumWeight("a", 1));
        assertThat(CochranQ.test(strata)).isEmpty();
    }

    @Test
    void withoutOverlapNothingCanBeSaid() {
        List<RateStratum> strata = List.of(stratum("a", 40, 50, 0, 0), stratum("b", 0, 0, 5, 90));
        assertThat(Standardisation.rates(strata, Target.ALL)).isEmpty();
        assertThat(MantelHaenszel.riskDifference(strata)).isEmpty();
        assertThat(MantelHaenszel.oddsRatio(strata)).isEmpty();
        assertThat(MantelHaenszel.test(strata)).isEmpty();
        assertThat(Standardisation.rates(List.of(), Target.ALL)).isEmpty();
    }

    @Test
    void aStratumWithoutVarianceGetsHalfACellInQOnly() {
        List<RateStratum> strata = List.of(stratum("a", 10, 10, 10, 10), stratum("b", 10, 20, 15, 20));
        double w1 = 1 / (2 * (10.5 / 11) * (.5 / 11) / 11);
        double w2 = 1 / (.25 / 20 + .1875 / 20);
        double mean = w2 * -.25 / (w1 + w2);
        double q = w1 * mean * mean + w2 * (-.25 - mean) * (-.25 - mean);
        assertThat(CochranQ.test(strata).orElseThrow().statistic()).isCloseTo(q, within(1e-12));
        assertThat(Standardisation.rates(strata, Target.ALL).orElseThrow().bot().value())
                .isCloseTo(.5 * 1 / 1.5 + 1 / 3.0, within(1e-12));
    }

    @Test
    void contactsMustBeGivenForEveryStratum() {
        assertThatThrownBy(() -> Standardisation.rates(KIDNEY_STONES, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contacts");
        assertThatThrownBy(() -> Standardisation.rates(KIDNEY_STONES, new double[] {1, -1}))
                .hasMessageContaining("contacts");
    }

    @Test
    void meansAreStandardisedWithSatterthwaitesDegreesOfFreedom() {
        List<MeanStratum> strata = List.of(
                new MeanStratum("a", new Sample(20, 100, 400), new Sample(30, 110, 900)),
                new MeanStratum("b", new Sample(25, 300, 100), new Sample(25, 280, 225)));
        Standardised found = Standardisation.means(strata, Target.ALL).orElseThrow();
        double variance = .25 * (20 + 30 + 4 + 9);
        double spread = .0625 * (400.0 / 19 + 900.0 / 29 + 16.0 / 24 + 81.0 / 24);
        Interval byHand = Student.interval(5, variance, variance * variance / spread);
        assertPrinted(found.difference(), 9, byHand.value(), byHand.low(), byHand.high());
        assertThat(found.bot().value()).isCloseTo(200, within(1e-9));
    }
}
