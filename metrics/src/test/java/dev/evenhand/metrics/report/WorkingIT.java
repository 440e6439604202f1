package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Recontact;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.answer.Working.StratumLine;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.warning.WatchedMetric;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.store.MemoryView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page "how this number was made" tells recomputes, by arithmetic of its own, to what the reports show. */
class WorkingIT {
    private static final double Z = 1.959964;
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final HouseRules HOUSE = new HouseRules(List.of("refund"), 30, 0.2, "EUR");

    /** Some kinds of figures are asked of customers who came often, too. */
    private static final List<String> OFTEN =
            List.of("fcr", "aht", "handoff", "wait", "fcr_net", "cost_per_resolution");

    private static final Map<String, Working> KNOWN = new HashMap<>();

    private static MemoryView once;
    private static MemoryView often;

    @BeforeAll
    static void fill() throws Exception {
        once = new MemoryView().add(AnyContacts.of(7, 100_000).rows()).booked(Contacts.NOW);
        often = new MemoryView().add(AnyContacts.of(8, 120).rows()).booked(Contacts.NOW);
    }

    @AfterAll
    static void close() throws Exception {
        once.close();
        often.close();
    }

    private static ReportQuery query(Map<String, String> parameters) {
        return Reports.query(parameters, Contacts.NOW).in(HOUSE);
    }

    private static Working working(MemoryView view, String figure) {
        return KNOWN.computeIfAbsent(
                figure + (view == once),
                any -> Asking.ask(view, query(Map.of("figure", figure, "strata", "topic")), Reports::working));
    }

    private static Comparison comparison(MemoryView view) {
        return Asking.ask(view, query(Map.of("strata", "topic")), Reports::comparison);
    }

    private static Derived contrast(Working working, String name) {
        return working.contrasts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] wilson(double p, double n) {
        double middle = p + Z * Z / (2 * n);
        double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new double[] {(middle - reach) / scale, (middle + reach) / scale};
    }

    private static double student(double df) {
        return TDistribution.of(df).inverseSurvivalProbability(.025);
    }

    /** With one customer more of whose contacts all succeeded and one of whose none did; t to be seen from K alone. */
    private static double effective(Working.Numbers numbers, Working.Customers customers) {
        double k = (double) customers.count();
        double more = customers.contactSquares() / k;
        double n = numbers.n() * (1 + 2 / k);
        double r = (numbers.sum() + numbers.n() / k) / n;
        double seen = (customers.squares()
                        + more
                        - 2 * r * (customers.products() + more)
                        + r * r * (customers.contactSquares() + 2 * more))
                / (r * (1 - r) * n);
        double t = student(k + 1);
        double widened = Math.min(seen * t * t / Z / Z, customers.contactSquares() / numbers.n());
        double effective = numbers.n() / Math.max(1, Math.max(seen, widened));
        assertThat(customers.effectiveN()).isCloseTo(effective, withinPercentage(1e-4));
        return effective;
    }

    /** Value and interval of a line, of the numbers told alone. */
    private static void recomputes(String figure, Line line, String unit) {
        Working.Numbers numbers = line.numbers();
        if (numbers == null) {
            assertThat(line.calculation().steps()).as(figure).isNotEmpty();
            return;
        }
        if (numbers.n() == 0) {
            assertThat(line.figure().value()).as(figure).isNull();
            return;
        }
        double value = numbers.sum() / numbers.n();
        assertThat(line.figure().value()).as(figure).isCloseTo(value, CLOSE);
        Working.Customers customers = numbers.customers();
        if (customers != null) {
            double k = (double) customers.count();
            double error = Math.sqrt(k / (k - 1) * customers.residual()) / numbers.n();
            assertThat(customers.standardError()).as(figure).isCloseTo(error, CLOSE);
            double[] limits = unit.equals("share")
                    ? wilson(value, effective(numbers, customers))
                    : new double[] {
                        unit.equals("points") || unit.equals("score")
                                ? value - student(k - 1) * error
                                : Math.max(0, value - student(k - 1) * error),
                        value + student(k - 1) * error
                    };
            assertThat(line.figure().low()).as(figure).isCloseTo(limits[0], CLOSE);
            assertThat(line.figure().high()).as(figure).isCloseTo(limits[1], CLOSE);
        } else if (unit.equals("share")) {
            double[] limits = wilson(value, numbers.n());
            assertThat(line.figure().low()).as(figure).isCloseTo(limits[0], CLOSE);
            assertThat(line.figure().high()).as(figure).isCloseTo(limits[1], CLOSE);
        } else {
            double deviation = Math.sqrt((numbers.squares() - numbers.sum() * value) / (numbers.n() - 1));
            if (deviation == 0) {
                assertThat(line.figure().high()).as(figure).isEqualTo(value);
                return;
            }
            double reach = student(numbers.n() - 1) * deviation / Math.sqrt(numbers.n());
            assertThat(line.figure().high()).as(figure).isCloseTo(value + reach, withinPercentage(1e-6));
        }
    }

    @Test
    void everyFigureRecomputesFromTheNumbersOfItsWorking() {
        for (MemoryView view : List.of(once, often)) {
            for (String figure : view == once ? Figures.NAMES : OFTEN) {
                Working working = working(view, figure);
                assertThat(working.text()).as(figure).isNotBlank();
                assertThat(working.formulas()).as(figure).isNotEmpty();
                if (working.curves() == null && !figure.equals("judged")) {
                    working.lines().forEach(line -> recomputes(figure, line, working.unit()));
                }
            }
        }
    }

    /** Satterthwaite's degrees of freedom from the errors of both sides and their customers, as the steps tell them. */
    @Test
    void theDifferenceOfHandleTimesOverCustomersRestsOnAsManyDegreesOfFreedomAsItSays() {
        Working working = working(often, "aht");
        Derived raw = contrast(working, "raw");
        double variance = 0;
        double spread = 0;
        for (Line line : working.lines()) {
            Working.Customers customers = Objects.requireNonNull(
                    Objects.requireNonNull(line.numbers()).customers());
            double own = Math.pow(Objects.requireNonNull(customers.standardError()), 2);
            variance += own;
            spread += own * own / (customers.count() - 1);
        }
        double df = variance * variance / spread;
        assertThat(raw.high())
                .isCloseTo(Objects.requireNonNull(raw.value()) + student(df) * Math.sqrt(variance), within(1e-6));
        assertThat(raw.calculation().steps())
                .anyMatch(step -> step.startsWith("df = ") && step.endsWith(" = " + Steps.number(df)));
        assertThat(working.lines().get(0).calculation().steps()).anyMatch(step -> step.contains("t(0.975; K − 1)"));
    }

    @Test
    void someFiguresKnowOfCustomersWhoCameOften() {
        assertThat(customers(often)).isNotNull();
        assertThat(customers(once)).isNull();
    }

    private static Working.@Nullable Customers customers(MemoryView view) {
        return Objects.requireNonNull(working(view, "fcr").lines().get(0).numbers())
                .customers();
    }

    @Test
    void theLinesAreTheFiguresOfTheReports() {
        for (MemoryView view : List.of(once, often)) {
            Comparison comparison = comparison(view);
            Map<String, Comparison.Metric> metrics = Map.of(
                    "fcr", comparison.metrics().fcr(),
                    "confirmed", comparison.metrics().confirmed(),
                    "csat", comparison.metrics().csat(),
                    "aht", comparison.metrics().aht());
            metrics.forEach((name, metric) -> {
                if (view == once || OFTEN.contains(name)) {
                    isShown(working(view, name), (Raw.ByEntry) metric.raw());
                }
            });
            for (Rows.Measure row :
                    Asking.ask(view, query(Map.of()), Reports::measures).rows()) {
                if (view == once || OFTEN.contains(row.name())) {
                    isShown(
                            working(view, row.name()),
                            new Raw.ByEntry(row.botFirst(), row.humanFirst(), row.difference(), ""));
                }
            }
        }
    }

    private static void isShown(Working working, Raw.ByEntry shown) {
        assertThat(working.lines().get(0).figure()).as(working.figure()).isEqualTo(shown.botFirst());
        assertThat(working.lines().get(1).figure()).as(working.figure()).isEqualTo(shown.humanFirst());
        Derived raw = contrast(working, "raw");
        Difference difference = shown.difference();
        assertThat(raw.value()).as(working.figure()).isEqualTo(difference == null ? null : difference.value());
        assertThat(raw.low()).as(working.figure()).isEqualTo(difference == null ? null : difference.low());
    }

    @Test
    void everyStepLeavesFewerRowsAndTheLastThoseTheFigureIsOver() {
        for (String figure : Figures.NAMES) {
            Working working = working(once, figure);
            List<Working.Step> steps = working.steps();
            for (int i = 1; i < steps.size(); i++) {
                assertThat(steps.get(i).rows().get(0))
                        .isLessThanOrEqualTo(steps.get(i - 1).rows().get(0));
                assertThat(steps.get(i).reason()).isNotBlank();
            }
            Working.Step last = steps.get(steps.size() - 1);
            long ended =
                    working.states().stream().mapToLong(Working.StateCount::all).sum();
            assertThat(ended)
                    .as(figure)
                    .isEqualTo(last.rows().get(0) + last.rows().get(1));
            if (!List.of("cost_per_resolution", "contactRate", "handoff_reason", "forecast", "staffing")
                            .contains(figure)
                    && !figure.startsWith(WatchedMetric.FIGURE)) {
                assertThat((double) working.lines().get(0).figure().n())
                        .as(figure)
                        .isEqualTo((double) last.rows().get(0));
                assertThat((double) working.lines().get(1).figure().n())
                        .as(figure)
                        .isEqualTo((double) last.rows().get(1));
            }
        }
    }

    @Test
    void likeForLikeIsTheWeightedSumOfTheStrata() {
        for (MemoryView view : List.of(once, often)) {
            for (String metric : view == once ? List.of("fcr", "confirmed", "csat") : List.of("fcr")) {
                Working working = working(view, metric);
                Derived told = contrast(working, "likeForLike");
                double value = weighted(working, line -> value(line.botFirst()) - value(line.humanFirst()));
                double below = squares(working, line -> value(line.botFirst()) - low(line.botFirst()))
                        + squares(working, line -> high(line.humanFirst()) - value(line.humanFirst()));
                double above = squares(working, line -> high(line.botFirst()) - value(line.botFirst()))
                        + squares(working, line -> value(line.humanFirst()) - low(line.humanFirst()));
                assertThat(told.value()).as(metric).isCloseTo(value, CLOSE);
                assertThat(told.low()).as(metric).isCloseTo(value - Math.sqrt(below), CLOSE);
                assertThat(told.high()).as(metric).isCloseTo(value + Math.sqrt(above), CLOSE);
            }
        }
    }

    @Test
    void handleTimesLikeForLikeAreTheWeightedSumOfTheStrata() {
        Working working = working(often, "aht");
        Derived told = contrast(working, "likeForLike");
        double value = weighted(working, line -> value(line.botFirst()) - value(line.humanFirst()));
        double error = Math.sqrt(working.designEffects().get(0)
                        * squares(
                                working,
                                line -> Objects.requireNonNull(line.botDeviation())
                                        / Math.sqrt((double) line.botFirst().n()))
                + working.designEffects().get(1)
                        * squares(
                                working,
                                line -> Objects.requireNonNull(line.humanDeviation())
                                        / Math.sqrt((double) line.humanFirst().n())));
        assertThat(told.value()).isCloseTo(value, CLOSE);
        assertThat((Objects.requireNonNull(told.high()) - value) / error).isBetween(Z, Z * 1.02);
    }

    private static double weighted(Working working, ToDoubleFunction<StratumLine> of) {
        return working.strata().stream()
                .filter(line -> line.weight() > 0)
                .mapToDouble(line -> line.weight() * of.applyAsDouble(line))
                .sum();
    }

    private static double squares(Working working, ToDoubleFunction<StratumLine> of) {
        return working.strata().stream()
                .filter(line -> line.weight() > 0)
                .mapToDouble(line -> Math.pow(line.weight() * of.applyAsDouble(line), 2))
                .sum();
    }

    private static double value(Arm arm) {
        return Objects.requireNonNull(arm.value());
    }

    private static double low(Arm arm) {
        return Objects.requireNonNull(arm.low());
    }

    private static double high(Arm arm) {
        return Objects.requireNonNull(arm.high());
    }

    @Test
    void theSecondOpinionsAreThoseOfTheReport() {
        Working working = working(once, "fcr");
        LikeForLike shown =
                Objects.requireNonNull(comparison(once).metrics().fcr().likeForLike());
        double weights = 0;
        double sum = 0;
        for (StratumLine line : working.strata()) {
            double weight = (double) line.botFirst().n()
                    * line.humanFirst().n()
                    / (line.botFirst().n() + line.humanFirst().n());
            weights += weight;
            sum += weight * (value(line.botFirst()) - value(line.humanFirst()));
        }
        assertThat(contrast(working, "mantelHaenszel").value()).isCloseTo(sum / weights, CLOSE);
        assertThat(contrast(working, "eValue").value()).isEqualTo(shown.eValue());
        assertThat(contrast(working, "heterogeneity").value())
                .isEqualTo(Objects.requireNonNull(shown.heterogeneity()).q());
    }

    @Test
    void theRandomisedDifferenceIsMadeOfTheDraws() {
        Working rate = working(once, "fcr");
        double n = rate.draws().stream().mapToDouble(Working.Draw::n).sum();
        double sum = rate.draws().stream()
                .mapToDouble(draw -> (draw.of().equals("bot_first") ? 1 : -1) * draw.sum() / draw.probability())
                .sum();
        assertThat(contrast(rate, "randomised").value()).isCloseTo(sum / n, CLOSE);

        Working mean = working(once, "aht");
        assertThat(contrast(mean, "randomised").value())
                .isCloseTo(drawn(mean, "bot_first") - drawn(mean, "human_first"), CLOSE);
    }

    @Test
    void besideEachSideStandsTheFigureOfThoseDrawnToIt() {
        Comparison.Metrics metrics = comparison(once).metrics();
        Map<String, Comparison.Metric> all = Map.of("fcr", metrics.fcr(), "csat", metrics.csat(), "aht", metrics.aht());
        all.forEach((name, metric) -> {
            Randomised shown = Objects.requireNonNull(metric.randomised());
            List<Arm> arms = List.of(shown.botFirst(), shown.humanFirst());
            for (int i = 0; i < 2; i++) {
                List<Derived> parts = working(once, name).lines().get(i).parts();
                Derived drawn = parts.get(parts.size() - 1);
                assertThat(drawn.name()).isEqualTo("drawn");
                assertThat(drawn.value()).as(name).isEqualTo(arms.get(i).value());
                assertThat(drawn.low()).as(name).isEqualTo(arms.get(i).low());
                assertThat(drawn.high()).as(name).isEqualTo(arms.get(i).high());
            }
        });
    }

    private static double drawn(Working working, String side) {
        double weight = 0;
        double sum = 0;
        for (Working.Draw draw : working.draws()) {
            weight += draw.of().equals(side) ? draw.n() / draw.probability() : 0;
            sum += draw.of().equals(side) ? draw.sum() / draw.probability() : 0;
        }
        return sum / weight;
    }

    @Test
    void theWeightedSatisfactionIsMadeOfTheSurveyClasses() {
        Working working = working(once, "csat");
        assertThat(working.rules())
                .extracting(rule -> rule.kind() + " " + rule.name())
                .contains("measure survey_class", "label facts_disagree", "state ambiguous")
                .doesNotContain("measure assumed");
        for (Line line : working.lines()) {
            double content = 0;
            double answered = 0;
            double offered = 0;
            for (Working.SurveyClass one : working.classes()) {
                @Nullable Double weight = one.weight();
                if (one.of().equals(line.of()) && weight != null) {
                    content += weight * one.content();
                    answered += weight * one.answered();
                }
                offered += one.of().equals(line.of()) ? one.offered() : 0;
            }
            double squares = working.classes().stream()
                    .filter(one -> one.of().equals(line.of()) && one.weight() != null)
                    .mapToDouble(one -> Math.pow(Objects.requireNonNull(one.weight()), 2) * one.answered())
                    .sum();
            double[] limits = wilson(content / answered, answered * answered / squares);
            assertThat(line.parts().get(0).value()).isCloseTo(content / answered, CLOSE);
            assertThat(line.parts().get(0).low()).isCloseTo(limits[0], CLOSE);
            assertThat(line.parts().get(0).high()).isCloseTo(limits[1], CLOSE);
            assertThat(line.parts().get(1).low())
                    .isCloseTo(Objects.requireNonNull(line.numbers()).sum() / offered, CLOSE);
        }
    }

    @Test
    void theCurveIsTheProductOfItsSteps() {
        for (String figure : List.of("fcr_curve", "recontact")) {
            Working working = working(once, figure);
            Recontact.Curve curve = Objects.requireNonNull(working.curves()).botFirst();
            double product = curve.steps().stream()
                    .mapToDouble(step -> 1 - (double) step.events() / step.atRisk())
                    .reduce(1, (one, other) -> one * other);
            double variance = curve.designEffect()
                    * curve.steps().stream()
                            .mapToDouble(
                                    step -> (double) step.events() / step.atRisk() / (step.atRisk() - step.events()))
                            .sum();
            Arm shown = working.lines().get(0).figure();
            double reach = Z * Math.sqrt(variance) / Math.abs(Math.log(product));
            assertThat(shown.value()).as(figure).isCloseTo(product, CLOSE);
            assertThat(shown.low()).as(figure).isCloseTo(Math.pow(product, Math.exp(reach)), CLOSE);
            assertThat(shown.high()).as(figure).isCloseTo(Math.pow(product, Math.exp(-reach)), CLOSE);
        }
    }

    @Test
    void thePartsAddUpToTheWhole() {
        Working fcr = working(once, "fcr");
        double resolved = IntStream.range(0, 3)
                .mapToDouble(i -> value(working(
                                once,
                                List.of("state_confirmed", "state_verified", "state_assumed")
                                        .get(i))
                        .lines()
                        .get(0)
                        .figure()))
                .sum();
        assertThat(fcr.lines().get(0).figure().value()).isCloseTo(resolved, CLOSE);
        Arm.Rate gross = (Arm.Rate) working(once, "fcr_customer").lines().get(0).figure();
        assertThat(gross.assumed())
                .isEqualTo(value(working(once, "state_assumed").lines().get(0).figure()));
        assertThat(gross.assumed()).isEqualTo(fcr.lines().get(0).parts().get(0).value());
        Line aht = working(once, "aht").lines().get(0);
        assertThat(aht.parts().subList(2, 5).stream()
                        .mapToDouble(part -> Objects.requireNonNull(part.value()))
                        .sum())
                .isCloseTo(value(aht.figure()), within(1e-3));
        double reasons = working(once, "handoff_reason").lines().stream()
                .mapToDouble(line -> value(line.figure()))
                .sum();
        assertThat(working(once, "handoff").lines().get(0).figure().value()).isCloseTo(reasons, CLOSE);
    }

    @Test
    void anExperimentTooWideToContradictAnythingIsNotSaidToAgree() {
        Randomised fcr = Objects.requireNonNull(comparison(once).metrics().fcr().randomised());
        Difference difference = Objects.requireNonNull(fcr.difference());
        assertThat(difference.high() - difference.low()).isGreaterThan(Verdict.NARROW);
        assertThat(difference.interval().excludesZero()).isFalse();
        assertThat(fcr.agrees()).isNull();
    }

    @Test
    void everyFigureIsToldInChinese() {
        for (String name : Figures.NAMES) {
            Figure figure = Figures.of(name).orElseThrow();
            assertThat(figure.text().chinese()).as(name).containsPattern("\\p{IsHan}");
            assertThat(figure.among()).allSatisfy(condition -> assertThat(
                            Conditions.of(condition).reason().chinese())
                    .containsPattern("\\p{IsHan}"));
        }
        Working working = Asking.ask(once, query(Map.of("figure", "wait", "lang", "zh")), Reports::working);
        assertThat(working.steps()).allMatch(step -> step.text().matches(".*\\p{IsHan}.*"));
    }

    /** By a bootstrap where whole customers are at hand, else at Wilson's limits: each says which. */
    @Test
    void aQuantileNamesTheMethodOfItsOwnInterval() {
        assertThat(medianMade("aht").source()).contains("Efron");
        assertThat(medianMade("wait").source()).contains("Woodruff");
        assertThat(medianMade("wait").steps()).singleElement().asString().contains("n* = n");
    }

    private static Working.Calculation medianMade(String figure) {
        return working(often, figure).lines().get(0).parts().stream()
                .filter(part -> part.name().equals("median"))
                .findFirst()
                .orElseThrow()
                .calculation();
    }
}
