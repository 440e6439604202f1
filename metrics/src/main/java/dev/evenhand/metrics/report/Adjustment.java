package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.StratumLine;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Mover;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.statistics.stratified.DesignEffects;
import dev.evenhand.metrics.statistics.stratified.MeanStratum;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import dev.evenhand.metrics.statistics.stratified.Stratum;
import dev.evenhand.metrics.statistics.stratified.StratumWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The like-for-like comparison stratum by stratum, with its weights, and the second opinions beside it. */
final class Adjustment {
    private static final int MOST = 500;
    private static final InWords THIN =
            new InWords("fewer than " + Stratum.MIN_PER_SIDE + " on a side", "有一侧不足 " + Stratum.MIN_PER_SIDE + " 个");

    private final ReportQuery query;
    private final Optional<RateMetric> rate;
    private final LikeForLikeFigures figures;
    private final DesignEffects effects;
    private final Repetition customers;
    private final LikeForLikeFigures.Attempt attempt;

    /** Of a rate, or of the handle time where that is empty. */
    Adjustment(ComparisonReport.Compared compared, ReportQuery query, Optional<RateMetric> rate) {
        this.query = query;
        this.rate = rate;
        this.figures = new LikeForLikeFigures(compared.cells(), compared.extras(), query);
        Side bot = compared.side("bot_first");
        Side human = compared.side("human_first");
        this.customers = Side.repetition(bot, human);
        this.effects = rate.map(metric -> new DesignEffects(bot.designEffect(metric), human.designEffect(metric)))
                .orElseGet(() -> new DesignEffects(bot.designEffect(), human.designEffect()));
        this.attempt =
                rate.map(metric -> figures.attempt(metric, effects)).orElseGet(() -> figures.attemptOfMeans(customers));
    }

    Made.Strata strata() {
        Map<String, Double> weights = new HashMap<>();
        attempt.answer()
                .map(Standardised::weights)
                .orElse(List.of())
                .forEach((StratumWeight w) -> weights.put(w.stratum(), w.weight()));
        List<Cells.Cell> cells = attempt.cells().all();
        List<StratumLine> lines = new ArrayList<>();
        double[] contacts = figures.mix(attempt.cells(), tally -> rate.map(metric -> metric.contacts(tally))
                .orElse(tally.counted()));
        for (int i = 0; i < cells.size(); i++) {
            Cells.Cell cell = cells.get(i);
            lines.add(line(cell, (long) contacts[i], weights.getOrDefault(cell.name(), 0.0)));
        }
        lines.sort(Comparator.comparingLong(StratumLine::contacts).reversed());
        return new Made.Strata(
                attempt.cells().keys(),
                List.of(effects.bot(), effects.human()),
                cells.size(),
                lines.stream().limit(MOST).toList());
    }

    private StratumLine line(Cells.Cell cell, long contacts, double weight) {
        boolean enters = stratum(cell).enters();
        Sample bot = Side.handled(cell.bot());
        Sample human = Side.handled(cell.human());
        return new StratumLine(
                cell.values(),
                contacts,
                arm(cell.bot(), effects.bot(), customers.bot()),
                arm(cell.human(), effects.human(), customers.human()),
                rate.isPresent() ? null : (Double) bot.sd(),
                rate.isPresent() ? null : (Double) human.sd(),
                weight,
                enters ? null : THIN.of(query));
    }

    private Stratum stratum(Cells.Cell cell) {
        return rate.<Stratum>map(metric -> new RateStratum(cell.name(), metric.of(cell.bot()), metric.of(cell.human())))
                .orElseGet(() -> new MeanStratum(cell.name(), Side.handled(cell.bot()), Side.handled(cell.human())));
    }

    private Arm arm(Tally tally, double effect, Repetition.Arm repetition) {
        Arms arms = Arms.in(query.house());
        return rate.map(metric -> metric.of(tally))
                .map(counts -> arms.plain(counts.n(), wilson(counts, effect)))
                .orElseGet(() -> mean(arms, Side.handled(tally), repetition));
    }

    private static Arm.Plain mean(Arms arms, Sample sample, Repetition.Arm repetition) {
        Arm.Plain plain = arms.plain(sample.n(), Welch.mean(sample, repetition).map(Arms::notNegative));
        Double value = sample.n() == 0 ? null : Double.valueOf(sample.mean());
        return new Arm.Plain(sample.n(), value, plain.low(), plain.high(), plain.tooEarly());
    }

    private static Optional<Interval> wilson(Proportion counts, double effect) {
        return counts.n() == 0
                ? Optional.empty()
                : Optional.of(Wilson.interval(counts.rate().orElse(0), counts.n() / effect));
    }

    /** What it comes to, and Mantel–Haenszel's, Cochran's and the E-value beside it. */
    List<Derived> contrasts(@Nullable LikeForLike answer) {
        if (answer == null || attempt.answer().isEmpty()) {
            return List.of();
        }
        List<Derived> contrasts = new ArrayList<>();
        contrasts.add(Steps.derived("likeForLike", answer.difference(), calculation(answer)));
        rate.ifPresent(metric -> contrasts.addAll(new SecondOpinions(query.chinese(), attempt, metric).of(answer)));
        return contrasts;
    }

    private Working.Calculation calculation(LikeForLike answer) {
        Standardised found = attempt.answer().orElseThrow();
        List<String> steps = new ArrayList<>();
        steps.add("p̃₁ = Σ W·p₁ = " + Steps.number(found.bot().value()) + ", p̃₀ = Σ W·p₀ = "
                + Steps.number(found.human().value()));
        steps.add("d̃ = p̃₁ − p̃₀ = " + Steps.number(found.difference().value()));
        rate.ifPresentOrElse(metric -> steps.addAll(ofRates(found)), () -> steps.addAll(ofMeans(found)));
        steps.add((query.chinese() ? "覆盖率 = " : "coverage = ") + Steps.number(answer.coverage()));
        return (rate.isPresent() ? Method.MOVER : Method.STANDARDISED_MEANS).steps(query.chinese(), steps);
    }

    private List<String> ofRates(Standardised found) {
        List<Cells.Cell> entered = attempt.cells().all().stream()
                .filter(cell -> stratum(cell).enters())
                .toList();
        Interval bot = side(found, entered.stream().map(Cells.Cell::bot).toList(), effects.bot());
        Interval human = side(found, entered.stream().map(Cells.Cell::human).toList(), effects.human());
        return List.of(
                "L = d̃ − √(ΣW²(p₁ − l₁)² + ΣW²(u₀ − p₀)²) = d̃ − √(" + Steps.number(bot.value() - bot.low())
                        + "² + " + Steps.number(human.high() - human.value()) + "²) = "
                        + Steps.number(found.difference().low()),
                "U = d̃ + √(ΣW²(u₁ − p₁)² + ΣW²(p₀ − l₀)²) = d̃ + √(" + Steps.number(bot.high() - bot.value())
                        + "² + " + Steps.number(human.value() - human.low()) + "²) = "
                        + Steps.number(found.difference().high()));
    }

    private Interval side(Standardised found, List<Tally> tallies, double effect) {
        double[] weights =
                found.weights().stream().mapToDouble(StratumWeight::weight).toArray();
        RateMetric metric = rate.orElseThrow();
        return Mover.sum(
                weights,
                tallies.stream()
                        .map(tally -> wilson(metric.of(tally), effect).orElseThrow())
                        .toList());
    }

    private List<String> ofMeans(Standardised found) {
        String contacts = Steps.number(customers.bot().contacts()) + ", "
                + Steps.number(customers.human().contacts());
        return List.of(
                "c₁, c₀ = Σn/K = " + contacts,
                "df = (ΣV)²/Σ(V²/max(1, n/c − 1)) = " + Steps.number(found.df()) + ", V = W²·deff·s²/n",
                "d̃ ± t(0.975; df)·√(ΣW²·deff₁·s₁²/n₁ + ΣW²·deff₀·s₀²/n₀) = "
                        + Steps.limits(
                                found.difference().low(), found.difference().high()));
    }
}
