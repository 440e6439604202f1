package dev.evenhand.metrics.statistics.randomised;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Significance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomisedTest {
    private static final AcceptanceSimulation.Plan SMALL = AcceptanceSimulation.Plan.of(1000, 500, 20_261_001L);

    @Test
    void theConfidenceSequenceHasTheWidthsOfItsFormula() {
        double rho = ConfidenceSequence.rho(5000);
        assertPrinted(rho, 8, .04190895);
        assertPrinted(ConfidenceSequence.halfWidth(.5, 100, rho), 5, .32089);
        assertPrinted(ConfidenceSequence.halfWidth(.5, 1000, rho), 6, .052426);
        assertPrinted(ConfidenceSequence.halfWidth(.5, 5000, rho), 6, .021464);
        assertPrinted(ConfidenceSequence.halfWidth(.5, 20000, rho), 6, .011097);
    }

    /** Of a holdout of a tenth at .73 and .70: scores of sd 2.79, and a gap of three points. */
    @Test
    void howManyMoreTheSequenceNeedsIsTakenFromItsOwnWidth() {
        double reach = ConfidenceSequence.halfWidth(2.79, 32_000, ConfidenceSequence.rho(5000));
        long more = ConfidenceSequence.more(Interval.around(.03, reach), 32_000, 5000)
                .orElseThrow();
        assertThat(more).isBetween(64_000L, 66_500L);
        double then = ConfidenceSequence.halfWidth(2.79, 32_000 + more, ConfidenceSequence.rho(5000));
        assertThat(then).isCloseTo(.03, within(1e-6)).isLessThanOrEqualTo(.03);
        assertThat(ConfidenceSequence.more(Interval.around(0, reach), 32_000, 5000))
                .isEmpty();
    }

    @Test
    void aScoreIsWeightedByTheProbabilityOfItsArm() {
        assertThat(ConfidenceSequence.score(true, 1, .8)).isEqualTo(1.25);
        assertThat(ConfidenceSequence.score(false, 1, .2)).isEqualTo(-5);
        assertThatThrownBy(() -> ConfidenceSequence.score(true, 1, 0)).hasMessageContaining("probability");
        assertThatThrownBy(() -> ConfidenceSequence.score(true, 1, 1.1)).hasMessageContaining("1.1");
    }

    @Test
    void theSequenceIsSilentWhileAnArmIsThin() {
        Sample scores = new Sample(109, .1, 1);
        assertThat(ConfidenceSequence.interval(new ConfidenceSequence.Assigned(100, 9, scores), 500))
                .isEmpty();
        Interval spoken = ConfidenceSequence.interval(new ConfidenceSequence.Assigned(99, 10, scores), 500)
                .orElseThrow();
        assertThat(spoken.value()).isEqualTo(.1);
        assertThat(spoken.width())
                .isCloseTo(2 * ConfidenceSequence.halfWidth(1, 109, ConfidenceSequence.rho(500)), within(1e-12));
    }

    @Test
    void aSplitThatCameOutAsDrawnIsValidAndAnotherIsNot() {
        Significance fair = SampleRatio.test(new Proportion(205, 1000), .2).orElseThrow();
        assertThat(fair.statistic()).isCloseTo(25 / 160.0, within(1e-12));
        assertThat(SampleRatio.valid(fair)).isTrue();
        assertThat(SampleRatio.valid(
                        SampleRatio.test(new Proportion(260, 1000), .2).orElseThrow()))
                .isFalse();
        assertThat(SampleRatio.test(new Proportion(0, 0), .2)).isEmpty();
        assertThatThrownBy(() -> SampleRatio.test(new Proportion(1, 2), 0)).hasMessageContaining("share");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000, 10_000})
    void likeForLikeCoversTheTruthWhichRawMisses(int contacts) {
        AcceptanceSimulation.Outcome found =
                AcceptanceSimulation.run(AcceptanceSimulation.Plan.of(1000, contacts, 20_261_001L));
        assertThat(found.rawMean()).isCloseTo(.147, within(.005));
        assertThat(found.rawCoverage()).isLessThan(.03);
        assertThat(found.likeForLikeAnswers()).isEqualTo(1);
        assertThat(found.likeForLikeCoverage()).isBetween(.93, .97);
        assertThat(found.likeForLikeMean()).isCloseTo(-.05, within(.005));
    }

    @Test
    void lookingEveryDayRingsFalselyInAtMostOneRunOfTwenty() {
        assertThat(AcceptanceSimulation.run(SMALL).falseAlarms()).isLessThanOrEqualTo(.05);
    }

    @Test
    void theSamePlanGivesTheSameOutcome() {
        AcceptanceSimulation.Plan plan = new AcceptanceSimulation.Plan(20, 300, .5, 30, 1);
        assertThat(AcceptanceSimulation.run(plan)).isEqualTo(AcceptanceSimulation.run(plan));
        assertThatThrownBy(() -> AcceptanceSimulation.Plan.of(0, 300, 1)).hasMessageContaining("runs");
    }
}
