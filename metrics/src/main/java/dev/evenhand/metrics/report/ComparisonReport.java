package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Comparison.Excluded;
import dev.evenhand.metrics.report.answer.Comparison.Metric;
import dev.evenhand.metrics.report.answer.Comparison.Metrics;
import dev.evenhand.metrics.report.answer.Comparison.Population;
import dev.evenhand.metrics.report.answer.Comparison.Reading;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.View;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.Drawable;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bot first against people first, or a description by who handled it. */
final class ComparisonReport {
    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final RawFigures figures;

    ComparisonReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figures = new RawFigures(Arms.in(query.house()));
    }

    private @Nullable Holdout holdout(Holdout.@Nullable Drawn drawn) {
        return drawn == null ? null : Holdout.of(drawn, Arms.in(query.house()));
    }

    /** What the view answered. */
    private record Answered(
            Cells cells,
            Map<String, Side> sides,
            Gathering.Extras extras,
            GroupedRepeats topics,
            @Nullable Holdout holdout) {
        Side side(String arm) {
            return sides.getOrDefault(arm, Side.of(Tally.NONE));
        }

        Tally all() {
            return sides.values().stream().map(Side::tally).reduce(Tally.NONE, Tally::plus);
        }
    }

    Future<Comparison> answer() {
        boolean entry = query.view() == View.ENTRY;
        List<StratumKey> keys = entry ? keys(query) : List.of();
        Sql cohort = Sql.cohort(query, now);
        return found(cohort, withTopic(keys, entry)).compose(found -> {
            Cells cells = Cells.of(withTopic(keys, entry), found.groups);
            Future<GroupedRepeats> topics = entry
                    ? TopicLines.repeats(cells, found.extras.repeats(), new TopicLines.Rows(view, cohort))
                    : Future.succeededFuture(GroupedRepeats.NONE);
            return topics.compose(repeats -> view.work(() -> {
                Map<String, Side> sides = Gathering.sides(found.groups, found.extras);
                return comparison(new Answered(cells, sides, found.extras, repeats, holdout(found.drawn)), keys);
            }));
        });
    }

    private record Found(List<Cells.Group> groups, Gathering.Extras extras, Holdout.@Nullable Drawn drawn) {}

    /** The metrics with all they were computed of. */
    record Compared(
            Metrics metrics, Cells cells, Map<String, Side> sides, Gathering.Extras extras, @Nullable Holdout holdout) {
        Side side(String name) {
            return sides.getOrDefault(name, Side.of(Tally.NONE));
        }

        /** By its name. */
        Metric metric(String name) {
            return switch (name) {
                case "fcr" -> metrics.fcr();
                case "confirmed" -> metrics.confirmed();
                case "csat" -> metrics.csat();
                default -> metrics.aht();
            };
        }

        /** Of a rate, or of the handle time where that is empty. */
        List<Working.Draw> draws(Optional<RateMetric> rate) {
            return holdout == null ? List.of() : holdout.draws(rate);
        }
    }

    /** For who wants to see how they were made; of the view by entry. */
    Future<Compared> made() {
        List<StratumKey> keys = keys(query);
        return found(Sql.cohort(query, now), keys)
                .compose(found -> view.work(() -> {
                    Cells cells = Cells.of(keys, found.groups);
                    Map<String, Side> sides = Gathering.sides(found.groups, found.extras);
                    Answered answered =
                            new Answered(cells, sides, found.extras, GroupedRepeats.NONE, holdout(found.drawn));
                    return new Compared(compared(answered, cells), cells, sides, found.extras, answered.holdout);
                }));
    }

    /** Who handled it, with the classes of each side's survey. */
    record Handled(Map<String, Side> sides, SurveyClasses classes) {}

    /** The same of the view by who handled it. */
    Future<Handled> handled() {
        return found(Sql.cohort(query, now), List.of())
                .compose(found -> view.work(() -> new Handled(
                        Gathering.sides(found.groups, found.extras),
                        found.extras.survey().bySide())));
    }

    private Future<Found> found(Sql cohort, List<StratumKey> keys) {
        return query.view() == View.ENTRY
                        && cohort.fromTheBeginning()
                        && query.runs().isEmpty()
                ? Whole.found(view, cohort, new Whole.Strata(keys, query.cohort()), new Gathering(view, query, cohort))
                        .compose(whole -> whole.map(all -> new Found(all.groups(), all.extras(), all.drawn()))
                                .map(Future::succeededFuture)
                                .orElseGet(() -> asked(cohort, keys)))
                : asked(cohort, keys);
    }

    private Future<Found> asked(Sql cohort, List<StratumKey> keys) {
        Gathering gathering = new Gathering(view, query, cohort);
        Future<List<Cells.Group>> groups = gathering.groups(keys);
        Future<Gathering.Extras> extras = gathering.extras(keys);
        Future<Holdout.@Nullable Drawn> drawn = query.view() == View.ENTRY
                ? Holdout.drawn(view, Drawable.during(cohort, query.runs())).map(all -> all)
                : Future.succeededFuture(null);
        return Future.all(groups, extras, drawn)
                .map(all -> new Found(groups.result(), extras.result(), drawn.result()));
    }

    static List<StratumKey> keys(ReportQuery query) {
        List<StratumKey> asked = query.adjustment().strata();
        return asked == null ? StratumKey.DEFAULT : asked;
    }

    /** Topics are listed whatever the strata are, and come out of the same pass. */
    private static List<StratumKey> withTopic(List<StratumKey> keys, boolean entry) {
        if (!entry || keys.contains(StratumKey.TOPIC)) {
            return keys;
        }
        List<StratumKey> more = new ArrayList<>(keys);
        more.add(StratumKey.TOPIC);
        return List.copyOf(more);
    }

    private Comparison comparison(Answered answered, List<StratumKey> keys) {
        boolean entry = query.view() == View.ENTRY;
        Metrics metrics = entry ? compared(answered, answered.cells.by(keys)) : described(answered.sides);
        Reading reading = entry
                ? Verdict.of(metrics, answered.all(), query.house().nMin())
                : Reading.description(query.house().nMin());
        return new Comparison(
                query.rules().definition().version(),
                query.view().name().toLowerCase(Locale.ROOT),
                window(query),
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                now.toString(),
                population(answered.all()),
                metrics,
                entry ? TopicLines.of(answered.cells, answered.topics, figures) : List.of(),
                entry ? VerdictSentence.of(reading, query.language()) : "",
                reading);
    }

    private Metrics compared(Answered answered, Cells cells) {
        LikeForLikeFigures adjusted = new LikeForLikeFigures(cells, answered.extras, query);
        return new Metrics(
                rate(RateMetric.FCR, answered, adjusted),
                rate(RateMetric.CONFIRMED, answered, adjusted),
                rate(RateMetric.CSAT, answered, adjusted),
                mean(answered, adjusted));
    }

    private Metric rate(RateMetric metric, Answered answered, LikeForLikeFigures standardised) {
        Side bot = answered.side("bot_first");
        Side human = answered.side("human_first");
        Raw.ByEntry raw = figures.rate(metric, bot, human);
        LikeForLike adjusted = standardised.rate(metric, bot, human, raw);
        Holdout holdout = answered.holdout();
        return new Metric(raw, adjusted, holdout == null ? null : holdout.rate(metric, adjusted));
    }

    private Metric mean(Answered answered, LikeForLikeFigures standardised) {
        Side bot = answered.side("bot_first");
        Side human = answered.side("human_first");
        Raw.ByEntry raw = figures.mean(bot, human);
        LikeForLike adjusted = standardised.mean(bot, human, raw);
        Holdout holdout = answered.holdout();
        return new Metric(raw, adjusted, holdout == null ? null : holdout.mean(adjusted));
    }

    private Metrics described(Map<String, Side> handlers) {
        return new Metrics(
                new Metric(figures.rate(RateMetric.FCR, handlers), null, null),
                new Metric(figures.rate(RateMetric.CONFIRMED, handlers), null, null),
                new Metric(figures.rate(RateMetric.CSAT, handlers), null, null),
                new Metric(figures.mean(handlers), null, null));
    }

    static Population population(Tally all) {
        Excluded excluded = new Excluded(all.contacts() - all.mature(), all.mature() - all.counted());
        return new Population(all.contacts(), all.mature(), all.engaged(), all.counted(), all.first(), excluded);
    }

    /** As it was asked for. */
    static String window(ReportQuery query) {
        return query.rules().said();
    }
}
