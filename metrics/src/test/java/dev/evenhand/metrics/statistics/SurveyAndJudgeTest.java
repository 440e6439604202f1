package dev.evenhand.metrics.statistics;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.PredictionPowered.Audit;
import dev.evenhand.metrics.statistics.PredictionPowered.Effects;
import dev.evenhand.metrics.statistics.WeightingClasses.Cell;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyAndJudgeTest {
    private static final Cell TALKATIVE = new Cell("talkative", 600, 300, 270);
    private static final Cell SILENT = new Cell("silent", 400, 40, 12);

    @Test
    void theSilentAreWeightedInAndBounded() {
        WeightingClasses.Satisfaction found =
                WeightingClasses.of(List.of(TALKATIVE, SILENT)).orElseThrow();
        assertPrinted(found.raw().value(), 4, .8294);
        assertPrinted(found.weighted().value(), 2, .66);
        assertPrinted(found.kish(), 1, 192.3);
        assertPrinted(found.bounds().low(), 3, .282);
        assertPrinted(found.bounds().high(), 3, .942);
        assertThat(found.coverage()).isEqualTo(1);
        assertThat(WeightingClasses.of(List.of(SILENT, TALKATIVE))).contains(found);
    }

    @Test
    void oneStratumStandardisedIsItselfAndStrataAlikeKeepTheirRate() {
        Satisfaction one = WeightingClasses.of(List.of(TALKATIVE, SILENT)).orElseThrow();
        Satisfaction same = Satisfaction.standardised(new double[] {1}, List.of(one));
        assertThat(same.weighted()).isEqualTo(one.weighted());
        assertThat(same.raw()).isEqualTo(one.raw());
        assertThat(same.kish()).isCloseTo(one.kish(), within(1e-9));
        assertThat(same.coverage()).isEqualTo(one.coverage());
        Satisfaction both = Satisfaction.standardised(new double[] {.5, .5}, List.of(one, one));
        assertThat(both.weighted().value()).isCloseTo(one.weighted().value(), within(1e-12));
        assertThat(both.kish()).isCloseTo(2 * one.kish(), within(1e-9));
        assertThat(both.weighted().width()).isLessThan(one.weighted().width());
        Satisfaction doubted = Satisfaction.standardised(new double[] {.5, .5}, List.of(one.under(2), one.under(2)));
        assertThat(doubted.kish()).isCloseTo(one.kish(), within(1e-9));
    }

    @Test
    void aCellNobodyAnsweredInCountsInTheBoundsAndLowersTheCoverage() {
        WeightingClasses.Satisfaction found = WeightingClasses.of(List.of(TALKATIVE, new Cell("mute", 400, 0, 0)))
                .orElseThrow();
        assertThat(found.weighted().value()).isCloseTo(.9, within(1e-12));
        assertThat(found.coverage()).isEqualTo(.6);
        assertThat(found.bounds().low()).isCloseTo(.27, within(1e-12));
        assertThat(found.bounds().high()).isCloseTo(.97, within(1e-12));
    }

    @Test
    void withoutAnAnswerNothingIsSaid() {
        assertThat(WeightingClasses.of(List.of())).isEmpty();
        assertThat(WeightingClasses.of(List.of(new Cell("mute", 9, 0, 0)))).isEmpty();
        assertThatThrownBy(() -> new Cell("odd", 1, 2, 0)).hasMessageContaining("1");
    }

    @Property
    void equalWeightsGiveTheRawRate(@ForAll @IntRange(max = 50) int one, @ForAll @IntRange(max = 80) int other) {
        WeightingClasses.Satisfaction found = WeightingClasses.of(
                        List.of(new Cell("a", 150, 50, one), new Cell("b", 240, 80, other)))
                .orElseThrow();
        assertThat(found.weighted().value()).isCloseTo(found.raw().value(), within(1e-12));
        assertThat(found.kish()).isCloseTo(130, within(1e-9));
        assertThat(found.bounds().contains(found.weighted().value())).isTrue();
    }

    @Test
    void answersOfTheSameCustomersWeighLess() {
        WeightingClasses.Satisfaction told = WeightingClasses.of(List.of(
                        new WeightingClasses.Cell("a", 600, 300, 270), new WeightingClasses.Cell("b", 400, 40, 12)))
                .orElseThrow();
        WeightingClasses.Satisfaction shared = told.under(4);
        assertThat(shared.kish()).isCloseTo(told.kish() / 4, within(1e-12));
        assertThat(shared.weighted()).isEqualTo(Wilson.interval(told.weighted().value(), told.kish() / 4));
        assertThat(told.under(1)).isEqualTo(told);
    }

    @Test
    void theAuditMovesTheJudgesRate() {
        PredictionPowered.Corrected found = PredictionPowered.rate(
                        new Proportion(1440, 2000), new Audit(126, 14, 10, 50))
                .orElseThrow();
        assertPrinted(found.rate().value(), 2, .70);
        assertPrinted(found.standardError(), 5, .02649);
    }

    @Test
    void anUnauditedJudgeIsNotBelieved() {
        Proportion judged = new Proportion(9, 10);
        assertThat(PredictionPowered.rate(judged, new Audit(1, 0, 0, 0))).isEmpty();
        assertThat(PredictionPowered.rate(new Proportion(0, 0), new Audit(9, 1, 1, 1)))
                .isEmpty();
        assertThat(PredictionPowered.rate(
                        List.of(
                                new PredictionPowered.Cell(judged, new Audit(9, 1, 1, 1)),
                                new PredictionPowered.Cell(judged, new Audit(0, 0, 0, 0))),
                        Effects.NONE))
                .isEmpty();
        assertThatThrownBy(() -> new Audit(1, -1, 0, 0)).hasMessageContaining("-1");
    }

    @Test
    void aFaultlessAuditOfAFaultlessRateIsNotCertainty() {
        PredictionPowered.Corrected found = PredictionPowered.rate(new Proportion(50, 50), new Audit(8, 0, 0, 0))
                .orElseThrow();
        assertThat(found.rate().low()).isCloseTo(Wilson.interval(1, 8).low(), within(1e-12));
        assertThat(found.rate().high()).isEqualTo(1);
    }

    @Test
    void ofAJudgeNobodyCaughtTheErrorsAreAsManyAsTheAuditAllows() {
        PredictionPowered.Corrected found = PredictionPowered.rate(new Proportion(1800, 2000), new Audit(36, 0, 0, 4))
                .orElseThrow();
        double most = Wilson.interval(0, 40).high();
        double judge = .9 * .1 / 2000 * StandardNormal.Z * StandardNormal.Z;
        assertThat(found.rate().high() - .9).isCloseTo(Math.sqrt(most * most + judge), within(1e-9));
    }

    /** So many topics with so many audits each; the judge says yes to nine of ten and errs in one of so many yeses. */
    @ParameterizedTest
    @CsvSource({"1, 40, .03", "15, 2, .05", "6, 12, .04"})
    void theCorrectedRateCoversTheTruthAlsoWhereErrorsAreRare(int topics, int audits, double wrong) {
        Random random = new Random(topics);
        int covered = 0;
        for (int run = 0; run < 1000; run++) {
            List<PredictionPowered.Cell> cells = new ArrayList<>();
            for (int topic = 0; topic < topics; topic++) {
                cells.add(cell(audits, wrong, random));
            }
            Interval rate =
                    PredictionPowered.rate(cells, Effects.NONE).orElseThrow().rate();
            covered += rate.contains(.9 * (1 - wrong)) ? 1 : 0;
        }
        assertThat(covered).isGreaterThan(930);
    }

    private static PredictionPowered.Cell cell(int audits, double wrong, Random random) {
        int yes = 0;
        for (int i = 0; i < 200; i++) {
            yes += random.nextDouble() < .9 ? 1 : 0;
        }
        int good = 0;
        int bad = 0;
        for (int i = 0; i < audits; i++) {
            if (random.nextDouble() < .9) {
                boolean error = random.nextDouble() < wrong;
                good += error ? 0 : 1;
                bad += error ? 1 : 0;
            }
        }
        return new PredictionPowered.Cell(new Proportion(yes, 200), new Audit(good, bad, 0, audits - good - bad));
    }

    @Property
    void aPerfectJudgeKeepsHisRate(
            @ForAll @IntRange(max = 100) int yes, @ForAll @IntRange(min = 2, max = 100) int audited) {
        PredictionPowered.Corrected found = PredictionPowered.rate(
                        new Proportion(yes, 100), new Audit(audited / 2, 0, 0, audited - audited / 2))
                .orElseThrow();
        assertThat(found.rate().value()).isCloseTo(yes / 100.0, within(1e-12));
    }

    @Property
    void cellsAuditedAlikeAreOneCell(@ForAll @IntRange(max = 100) int yes) {
        PredictionPowered.Cell cell = new PredictionPowered.Cell(new Proportion(yes, 100), new Audit(20, 3, 5, 12));
        double alone = PredictionPowered.rate(List.of(cell), Effects.NONE)
                .orElseThrow()
                .standardError();
        double twice = PredictionPowered.rate(List.of(cell, cell), Effects.NONE)
                .orElseThrow()
                .standardError();
        assertThat(twice * Math.sqrt(2)).isCloseTo(alone, within(1e-12));
    }
}
