package dev.evenhand.bot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.evaluation.Decisions.Counts;
import dev.evenhand.bot.retrieval.calibration.Promise;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    /** By confidence: right, right, out of scope, wrong, right. */
    private final List<Attempt> attempts = List.of(
            attempt("a", "a", true, 0.95),
            attempt("b", "b", true, 0.85),
            attempt("none", "a", false, 0.75),
            attempt("b", "a", true, 0.45),
            attempt("c", "c", true, 0.25));

    private final Measures measures = new Measures(attempts);

    @Test
    void accuracyCountsQuestionsInScopeOnly() {
        assertThat(measures.accuracy()).isCloseTo(0.75, CLOSE);
    }

    @Test
    void aurocIsTheShareOfPairsInTheRightOrder() {
        assertThat(measures.auroc()).isCloseTo(0.5, CLOSE);
    }

    @Test
    void areaUnderRiskCoverageAveragesTheRiskAtEveryCoverage() {
        assertThat(measures.areaUnderRiskCoverage()).isCloseTo((0 + 0 + 1 / 3.0 + 2 / 4.0 + 2 / 5.0) / 5, CLOSE);
    }

    @Test
    void noRankingAvoidsTheAreaOfQuestionsOutOfScope() {
        assertThat(measures.areaNoneAvoids()).isCloseTo((0 + 0 + 0 + 0 + 1 / 5.0) / 5, CLOSE);
        assertThat(new Measures(IntStream.range(0, 1_000)
                                .mapToObj(i -> attempt("a", "a", i % 5 < 3, 0.5))
                                .toList())
                        .areaNoneAvoids())
                .isCloseTo(0.4 + 0.6 * Math.log(0.6), within(0.001));
    }

    @Test
    void coverageIsTheLargestThatKeepsThePrecision() {
        assertThat(measures.coverageAt(0.95)).isCloseTo(0.4, CLOSE);
        assertThat(measures.coverageAt(0.60)).isCloseTo(1.0, CLOSE);
        assertThat(measures.coverageAt(0.99)).isCloseTo(0.4, CLOSE);
    }

    @Test
    void calibrationErrorIsTheMeanGapOverBins() {
        assertThat(measures.calibrationError()).isCloseTo((0.05 + 0.15 + 0.75 + 0.45 + 0.75) / 5, CLOSE);
    }

    @Test
    void tiesShareTheirErrorsWhateverTheirOrder() {
        var right = attempt("a", "a", true, 0.5);
        var wrong = attempt("none", "a", false, 0.5);

        assertThat(new Measures(List.of(right, wrong)).areaUnderRiskCoverage()).isCloseTo(0.5, CLOSE);
        assertThat(new Measures(List.of(wrong, right)).areaUnderRiskCoverage()).isCloseTo(0.5, CLOSE);
        assertThat(new Measures(List.of(wrong, right)).auroc()).isCloseTo(0.5, CLOSE);
    }

    @Test
    void decisionsAddUpAtTheThreshold() {
        var evaluation = Evaluation.of(attempts, new Promise(0.9, 0.5, 0.6, 0.5, 0.7), 1);

        assertThat(evaluation.decisions())
                .isEqualTo(new Decisions(new Counts(2, 0, 1), new Counts(0, 0, 0), new Counts(1, 1, 0)));
        assertThat(evaluation.decisions().precision()).isCloseTo(2 / 3.0, CLOSE);
        assertThat(evaluation.worst().get(0).question().label()).isEqualTo("none");
    }

    @Test
    void whatIsAskedBackIsRightWhereTheArticleIsAmongTheOffered() {
        var asked = List.of(
                asking("b", true, "a", "b"),
                asking("c", true, "a", "b"),
                asking("none", false, "a"),
                attempt("a", "a", true, 0.4),
                new Attempt(new Question("sure", "a"), true, "a", 0.9, List.of("a", "b")));

        var decisions = Decisions.of(asked, 0.5);

        assertThat(decisions).isEqualTo(new Decisions(new Counts(1, 0, 0), new Counts(1, 1, 1), new Counts(1, 0, 0)));
        assertThat(decisions.coverage()).isCloseTo(0.2, CLOSE);
    }

    @Test
    void tableAndPlotSpeakOfTheSameFigures() {
        var evaluation = Evaluation.of(attempts, new Promise(0.9, 0.5, 0.6, 0.5, 0.7), 1);

        assertThat(EvaluationTable.of(evaluation)).contains("75.0 %", "out of scope", "taken for a");
        assertThat(RiskCoveragePlot.svg(evaluation)).startsWith("<svg").contains("67 % right of 60 %");
    }

    @Test
    void aLabelOfNoArticleIsNamedForItMayBeMistyped() {
        var asked = List.of(
                attempt("retruns", "a", false, 0.9),
                attempt("retruns", "b", false, 0.8),
                attempt("oos", "a", false, 0.1));
        var evaluation = Evaluation.of(asked, new Promise(0.9, 0.5, 0.6, 0.5, 0.7), 1);

        assertThat(evaluation.unknownLabels())
                .containsExactly(new UnknownLabel("retruns", 2), new UnknownLabel("oos", 1));
        assertThat(EvaluationTable.of(evaluation)).contains("retruns (2), oos (1)");
        assertThat(Evaluation.of(attempts, new Promise(0.9, 0.5, 0.6, 0.5, 0.7), 1)
                        .unknownLabels())
                .isEmpty();
    }

    @Test
    void figuresByKindLeaveOutWhatHasNone() {
        var asked = new Attempt(new Question("kettel", "a", "misspelt"), true, "a", 0.95, List.of());
        var kinds = Evaluation.of(List.of(asked, attempts.get(2)), new Promise(0.9, 0.5, 0.6, 0.5, 0.7), 1)
                .kinds();

        assertThat(kinds)
                .containsExactly(new KindFigures(
                        "misspelt",
                        1,
                        1,
                        new Decisions(new Counts(1, 0, 0), new Counts(0, 0, 0), new Counts(0, 0, 0))));
    }

    private static Attempt asking(String label, boolean inScope, String... offered) {
        return new Attempt(new Question("asked " + label, label), inScope, offered[0], 0.4, List.of(offered));
    }

    private static Attempt attempt(String label, String picked, boolean inScope, double confidence) {
        return new Attempt(new Question("asked " + label, label), inScope, picked, confidence, List.of());
    }
}
