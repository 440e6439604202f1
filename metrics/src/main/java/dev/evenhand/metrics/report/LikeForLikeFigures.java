package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import dev.evenhand.metrics.statistics.stratified.CochranQ;
import dev.evenhand.metrics.statistics.stratified.DesignEffects;
import dev.evenhand.metrics.statistics.stratified.EValue;
import dev.evenhand.metrics.statistics.stratified.MantelHaenszel;
import dev.evenhand.metrics.statistics.stratified.MeanStratum;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.statistics.stratified.Standardisation;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import dev.evenhand.metrics.statistics.stratified.Stratum;
import dev.evenhand.metrics.statistics.stratified.StratumWeight;
import dev.evenhand.metrics.statistics.stratified.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The comparison on the same mix of questions.
 *
 * <p>Keys asked for are kept. Keys taken by default are given up one by one, the last first, until the strata that enter
 * cover {@link #ENOUGH} of the target's contacts; the topic stays.
 */
final class LikeForLikeFigures {
    /** Coverage below which default strata are coarsened. */
    static final double ENOUGH = 0.80;

    private static final String RATE_METHOD =
            "direct standardisation over strata with at least 10 on each side; interval by MOVER from Wilson's limits,"
                    + " at n divided by the side's design effect where customers came several times";
    private static final String MEAN_METHOD =
            "direct standardisation over strata with at least 10 on each side; Student's t by Welch–Satterthwaite,"
                    + " variances times the side's design effect and degrees of freedom by its customers where they came"
                    + " several times";

    private final Cells cells;
    private final Gathering.Extras extras;
    private final boolean fixed;
    private final boolean chinese;
    private final Target target;
    private final Arms arms;

    LikeForLikeFigures(Cells cells, Gathering.Extras extras, ReportQuery query) {
        var adjustment = query.adjustment();
        this.cells = cells;
        this.extras = extras;
        this.chinese = query.chinese();
        this.fixed = adjustment.strata() != null;
        this.target = adjustment.target();
        this.arms = Arms.in(query.house());
    }

    /** A standardised answer, the cells it was computed over, and the number of strata there were. */
    record Attempt(Cells cells, Optional<Standardised> answer) {
        private double coverage() {
            return answer.map(Standardised::coverage).orElse(0.0);
        }
    }

    LikeForLike rate(RateMetric metric, Side bot, Side human, Raw.ByEntry raw) {
        DesignEffects effects = new DesignEffects(bot.designEffect(metric), human.designEffect(metric));
        Attempt attempt = attempt(metric, effects);
        List<RateStratum> strata = rates(metric, attempt.cells);
        Optional<Standardised> answer = attempt.answer;
        StandardisedParts parts = StandardisedParts.of(metric, attempt);
        return new LikeForLike(
                arm(answer.map(Standardised::bot), parts, Cells.Cell::bot, new Named("bot_first", bot)),
                arm(answer.map(Standardised::human), parts, Cells.Cell::human, new Named("human_first", human)),
                answer.map(Standardised::difference).map(Difference::of).orElse(null),
                target.name().toLowerCase(Locale.ROOT),
                words(attempt.cells.keys()),
                words(cells.keys()),
                attempt.coverage(),
                (int) strata.stream().filter(Stratum::enters).count(),
                strata.size(),
                MantelHaenszel.riskDifference(strata, effects)
                        .map(Difference::of)
                        .orElse(null),
                CochranQ.test(strata, effects)
                        .map(q -> new LikeForLike.Heterogeneity(q.statistic(), q.df(), q.p()))
                        .orElse(null),
                flips(answer, raw),
                rawWithin(strata),
                eValue(answer),
                Overlap.missing(strata, mix(attempt.cells, metric::contacts), attempt.coverage()),
                reason(attempt),
                RATE_METHOD);
    }

    LikeForLike mean(Side bot, Side human, Raw.ByEntry raw) {
        Attempt attempt = attemptOfMeans(Side.repetition(bot, human));
        List<MeanStratum> strata = means(attempt.cells);
        Optional<Standardised> answer = attempt.answer;
        Optional<Interval> difference = answer.map(Standardised::difference).filter(gap -> gap.width() > 0);
        return new LikeForLike(
                arms.seconds(
                        entered(strata, MeanStratum::botCount),
                        answer.map(Standardised::bot),
                        spread(attempt, new Named("bot_first", bot))),
                arms.seconds(
                        entered(strata, MeanStratum::humanCount),
                        answer.map(Standardised::human),
                        spread(attempt, new Named("human_first", human))),
                difference.map(Difference::of).orElse(null),
                target.name().toLowerCase(Locale.ROOT),
                words(attempt.cells.keys()),
                words(cells.keys()),
                attempt.coverage(),
                (int) strata.stream().filter(Stratum::enters).count(),
                strata.size(),
                null,
                null,
                difference.isPresent() && flips(answer, raw),
                rawWithinMeans(strata),
                null,
                Overlap.missing(strata, mix(attempt.cells, Tally::counted), attempt.coverage()),
                answer.isPresent() && difference.isEmpty() ? constant() : reason(attempt),
                MEAN_METHOD);
    }

    /** What the rate is standardised over in the end, coarsened where it had to be. */
    Attempt attempt(RateMetric metric, DesignEffects effects) {
        return attempt(level -> Standardisation.rates(rates(metric, level), mix(level, metric::contacts), effects));
    }

    /** The same for the handle time. */
    Attempt attemptOfMeans(Repetition customers) {
        return attempt(level -> Standardisation.means(means(level), mix(level, Tally::counted), customers));
    }

    private Attempt attempt(Function<Cells, Optional<Standardised>> compute) {
        Attempt best = new Attempt(cells, compute.apply(cells));
        for (int kept = cells.keys().size() - 1; !fixed && best.coverage() < ENOUGH && kept >= 1; kept--) {
            Cells level = cells.by(cells.keys().subList(0, kept));
            Attempt next = new Attempt(level, compute.apply(level));
            best = next.coverage() > best.coverage() || best.answer.isEmpty() ? next : best;
        }
        return best;
    }

    static List<RateStratum> rates(RateMetric metric, Cells level) {
        return level.all().stream()
                .map(cell -> new RateStratum(cell.name(), metric.of(cell.bot()), metric.of(cell.human())))
                .toList();
    }

    static List<MeanStratum> means(Cells level) {
        return level.all().stream()
                .map(cell -> new MeanStratum(cell.name(), Side.handled(cell.bot()), Side.handled(cell.human())))
                .toList();
    }

    /** The target's contacts a stratum, also those without an answer or a time. */
    double[] mix(Cells level, ToLongFunction<Tally> contacts) {
        return level.all().stream()
                .mapToDouble(cell -> switch (target) {
                    case ALL -> (double) contacts.applyAsLong(cell.both());
                    case BOT -> (double) contacts.applyAsLong(cell.bot());
                    case HUMAN -> (double) contacts.applyAsLong(cell.human());
                })
                .toArray();
    }

    private record Named(String name, Side side) {}

    private Arm arm(Optional<Interval> figure, StandardisedParts parts, Function<Cells.Cell, Tally> arm, Named side) {
        return parts.metric() == RateMetric.CSAT
                ? arms.csat(figure, parts.survey(arm), weighted(parts, side))
                : arms.rate(parts.n(arm), figure, parts.assumed(arm, side.side));
    }

    private Side.@Nullable Spread spread(Attempt attempt, Named side) {
        List<StratumWeight> weights = attempt.answer.map(Standardised::weights).orElse(List.of());
        double effect = Math.max(1, side.side.designEffect());
        return extras.times()
                .strata()
                .on(side.name, attempt.cells.keys(), weights)
                .map(times -> spread(times.quantile(0.5, effect), times.quantile(0.9, effect)))
                .orElse(null);
    }

    private static Side.Spread spread(Interval median, Interval ninetieth) {
        return new Side.Spread(
                median.value(),
                ninetieth.value(),
                Arms.bounds(median),
                Arms.bounds(ninetieth),
                Method.STANDARDISED_QUANTILES);
    }

    private Optional<Satisfaction> weighted(StandardisedParts parts, Named side) {
        return parts.weighted(extras.survey().of(side.name, parts.keys()), side.side.designEffect(RateMetric.CSAT));
    }

    private static <S extends Stratum> long entered(List<S> strata, ToLongFunction<S> count) {
        return strata.stream().filter(Stratum::enters).mapToLong(count).sum();
    }

    private static boolean flips(Optional<Standardised> answer, Raw.ByEntry raw) {
        Difference difference = raw.difference();
        return difference != null
                && answer.map(a -> a.flips(difference.interval())).orElse(false);
    }

    private static @Nullable Double rawWithin(List<RateStratum> strata) {
        return difference(
                share(strata, stratum -> stratum.bot().successes(), RateStratum::botCount),
                share(strata, stratum -> stratum.human().successes(), RateStratum::humanCount));
    }

    private static @Nullable Double rawWithinMeans(List<MeanStratum> strata) {
        return difference(
                share(strata, s -> s.bot().mean() * s.bot().n(), MeanStratum::botCount),
                share(strata, s -> s.human().mean() * s.human().n(), MeanStratum::humanCount));
    }

    private static @Nullable Double difference(OptionalDouble bot, OptionalDouble human) {
        return bot.isEmpty() || human.isEmpty() ? null : (Double) (bot.getAsDouble() - human.getAsDouble());
    }

    private static <S extends Stratum> OptionalDouble share(
            List<S> strata, ToDoubleFunction<S> sum, ToLongFunction<S> count) {
        double n = (double) entered(strata, count);
        double total = strata.stream().filter(Stratum::enters).mapToDouble(sum).sum();
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / n);
    }

    private static @Nullable Double eValue(Optional<Standardised> answer) {
        OptionalDouble value =
                answer.map(a -> EValue.of(a.bot().value(), a.human().value())).orElse(OptionalDouble.empty());
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private String constant() {
        return chinese
                ? "各层内的时长都没有变化，无从衡量其差异。"
                : "Within no stratum do the times vary, so there is no yardstick for their difference.";
    }

    private @Nullable String reason(Attempt attempt) {
        if (attempt.answer.isEmpty()) {
            return chinese ? "没有任何一层在两侧各有至少 10 个会话。" : "No stratum has at least 10 contacts on each side.";
        }
        if (attempt.cells.keys().equals(cells.keys())) {
            return null;
        }
        String kept = joined(attempt.cells.keys());
        String asked = joined(cells.keys());
        return chinese
                ? "已合并为按 " + kept + " 分层：按 " + asked + " 分层时，两侧都有会话的层太少。"
                : "Coarsened to " + kept + ", since " + asked + " left too few strata with both sides.";
    }

    private static List<String> words(List<StratumKey> keys) {
        return keys.stream().map(StratumKey::word).toList();
    }

    private String joined(List<StratumKey> keys) {
        return keys.stream().map(key -> key.said(chinese)).collect(Collectors.joining(chinese ? "、" : ", "));
    }
}
