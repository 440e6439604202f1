package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Figure.Kind;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.forecast.ForecastReport;
import dev.evenhand.metrics.report.judged.JudgedReport;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.View;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.DailySeries;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.warning.AlertsReport;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the figure asked for was made: its rule in words, its rows, and the numbers it was computed of. */
final class WorkingReport {
    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Sql cohort;
    private final Optional<Narrowing> narrowing;
    private final List<String> sides;

    WorkingReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figure = Figures.asked(query.focus());
        this.cohort = Sql.cohort(query, now);
        this.narrowing = narrowing();
        this.sides = byHandler() ? HeadlineWorking.HANDLERS : HeadlineWorking.SIDES;
    }

    private boolean byHandler() {
        return figure.kind() == Kind.HEADLINE && query.view() == View.HANDLED;
    }

    /** What leaves rows of the cohort out before the figure's own conditions do: a policy, or the group it is told of. */
    private record Narrowing(Sql rows, String condition, Conditions.Condition words) {
        static Narrowing to(GroupRows group, Sql cohort) {
            return new Narrowing(group.of(cohort), group.condition(), group.words());
        }

        static Narrowing resolvable(HouseMeasures house) {
            return new Narrowing(house.resolvable(), HouseMeasures.RESOLVABLE, Conditions.of(HouseMeasures.RESOLVABLE));
        }

        static Narrowing daysOver(DailySeries series) {
            return new Narrowing(series.over(), DailySeries.OVER, Conditions.of(DailySeries.OVER));
        }
    }

    private Optional<Narrowing> narrowing() {
        ReportQuery.@Nullable Group group = query.focus().group();
        if (group != null) {
            return Optional.of(Narrowing.to(new GroupRows(group, query.cohort()), cohort));
        }
        return switch (figure.kind()) {
            case NET -> Optional.of(Narrowing.resolvable(new HouseMeasures(view, query, cohort)));
            case WATCHED, FORECAST -> Optional.of(Narrowing.daysOver(new DailySeries(view, query, now)));
            default -> Optional.empty();
        };
    }

    Future<Working> answer() {
        String side = byHandler() ? "handled::VARCHAR" : "entry::VARCHAR";
        Future<Made> made = made();
        Future<List<List<Line>>> left = ListGroups.groups(
                view,
                narrowing.map(Narrowing::rows).orElse(cohort),
                new ListGroups.Asked(List.of(side), figure.sums(asOf())),
                new ListGroups.Asked(List.of("state::VARCHAR", side), List.of(figure.counted(asOf()))));
        Future<List<List<Line>>> all = narrowing.isEmpty()
                ? left
                : ListGroups.groups(view, cohort, new ListGroups.Asked(List.of(side), List.of(Sum.ROWS)));
        return Future.all(made, left, all)
                .map(done -> working(
                        made.result(),
                        steps(all.result().get(0), left.result().get(0)),
                        states(left.result().get(1))));
    }

    private Future<Made> made() {
        return query.focus().group() == null
                ? Objects.requireNonNull(sources().get(figure.kind())).get()
                : new GroupWorking(view, query, now, figure).made();
    }

    /** Where the numbers of each kind of figure come from. */
    private Map<Kind, Supplier<Future<Made>>> sources() {
        MeasureWorking measure = new MeasureWorking(view, query, now, figure);
        Map<Kind, Supplier<Future<Made>>> sources = new EnumMap<>(Kind.class);
        sources.put(Kind.HEADLINE, () -> new HeadlineWorking(view, query, now, figure).made());
        sources.put(Kind.COUNT, measure::count);
        sources.put(Kind.SHARE, measure::measure);
        sources.put(Kind.MEAN, measure::measure);
        sources.put(Kind.NET, measure::net);
        sources.put(Kind.COST, measure::cost);
        sources.put(Kind.STATE, measure::state);
        sources.put(Kind.REASONS, measure::reasons);
        sources.put(Kind.CONTACTS, measure::contacts);
        sources.put(Kind.CURVE, measure::curve);
        sources.put(Kind.WATCHED, () -> new AlertsReport(view, query, now).made(figure.name()));
        sources.put(Kind.FORECAST, () -> new ForecastReport(view, query, now).made());
        sources.put(Kind.STAFFING, () -> new ForecastReport(view, query, now).staffing());
        sources.put(Kind.JUDGED, () -> new JudgedReport(view, query, now).made());
        return sources;
    }

    private String asOf() {
        return Times.literal(now);
    }

    private List<Working.Step> steps(List<Line> contacts, List<Line> kept) {
        List<Working.Step> steps = new ArrayList<>();
        steps.add(step(Conditions.of("true"), "", counts(contacts, 0)));
        narrowing.ifPresent(by -> steps.add(step(by.words, by.condition, counts(kept, 0))));
        for (int i = 0; i < figure.among().size(); i++) {
            String condition = figure.among().get(i);
            steps.add(step(Conditions.of(condition), condition, counts(kept, i + 1)));
        }
        return steps;
    }

    private Working.Step step(Conditions.Condition words, String condition, List<Long> rows) {
        return new Working.Step(
                words.name(),
                words.kept().of(query),
                condition,
                rows,
                words.reason().of(query));
    }

    /** Of each side. */
    private List<Long> counts(List<Line> counts, int place) {
        return sides.stream()
                .map(side -> counts.stream()
                        .filter(line -> side.equals(line.text(0)))
                        .mapToLong(line -> line.whole(place))
                        .sum())
                .toList();
    }

    private List<Working.StateCount> states(List<Line> counts) {
        Map<String, Map<String, Long>> states = new TreeMap<>();
        counts.forEach(line -> states.computeIfAbsent(String.valueOf(line.text(0)), state -> new TreeMap<>())
                .merge(String.valueOf(line.text(1)), line.whole(0), Long::sum));
        return states.entrySet().stream()
                .map(state -> new Working.StateCount(
                        state.getKey(),
                        sides.stream()
                                .map(side -> state.getValue().getOrDefault(side, 0L))
                                .toList()))
                .filter(state -> state.all() > 0)
                .sorted(Comparator.comparingLong(Working.StateCount::all).reversed())
                .toList();
    }

    private Working working(Made made, List<Working.Step> steps, List<Working.StateCount> states) {
        ReportQuery.Cohort asked = query.cohort();
        ReportQuery.@Nullable Group group = query.focus().group();
        String condition = Stream.concat(narrowing.map(Narrowing::condition).stream(), figure.among().stream())
                .collect(Collectors.joining(" AND "));
        return new Working(
                query.rules().definition().version(),
                ComparisonReport.window(query),
                asked.from().toString(),
                asked.to().toString(),
                asked.zone().getId(),
                now.toString(),
                figure.name(),
                figure.unit(),
                figure.kind() == Kind.HEADLINE ? figure.name() : query.focus().metric(),
                query.adjustment().target().name().toLowerCase(Locale.ROOT),
                figure.text().of(query),
                condition,
                figure.outcome(),
                Formulas.of(figure, query),
                group == null ? null : group.by().name().toLowerCase(Locale.ROOT),
                group == null ? null : group.of(),
                sides,
                steps,
                states,
                figure.rules(
                        query.rules().definition(),
                        made.classes().isEmpty() ? condition : condition + " " + SurveyClasses.RULES,
                        query.chinese()),
                made.lines(),
                made.contrasts(),
                made.classes(),
                made.draws(),
                made.audits(),
                made.days(),
                made.curves(),
                made.strata().keys().stream().map(StratumKey::word).toList(),
                made.strata().effects(),
                made.strata().all(),
                made.strata().lines());
    }
}
