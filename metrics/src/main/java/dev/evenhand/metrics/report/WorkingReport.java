package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Figure.Kind;
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
import java.util.TreeMap;
import java.util.function.Supplier;

/** How the figure asked for was made: its rule in words, its rows, and the numbers it was computed of. */
final class WorkingReport {
    private static final String ENTRY = "entry::VARCHAR";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Sql cohort;
    private final Sql rows;

    WorkingReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
        ReportQuery.Focus focus = query.focus();
        this.figure = Figures.of(Objects.requireNonNullElse(focus.figure(), focus.metric()))
                .orElseThrow();
        this.cohort = Sql.cohort(query, now);
        this.rows = figure.kind() == Kind.NET ? new HouseMeasures(view, query, cohort).resolvable() : cohort;
    }

    Future<Working> answer() {
        Future<Made> made = Objects.requireNonNull(sources().get(figure.kind())).get();
        Future<List<List<Line>>> left = ListGroups.groups(
                view,
                rows,
                new ListGroups.Asked(List.of(ENTRY), figure.sums(asOf())),
                new ListGroups.Asked(List.of("state::VARCHAR", ENTRY), List.of(figure.counted(asOf()))));
        Future<List<List<Line>>> all = rows.equals(cohort)
                ? left
                : ListGroups.groups(view, cohort, new ListGroups.Asked(List.of(ENTRY), List.of(Sum.ROWS)));
        return Future.all(made, left, all)
                .map(done -> working(
                        made.result(),
                        steps(all.result().get(0), left.result().get(0)),
                        states(left.result().get(1))));
    }

    /** Where the numbers of each kind of figure come from. */
    private Map<Kind, Supplier<Future<Made>>> sources() {
        MeasureWorking measure = new MeasureWorking(view, query, now, figure);
        Map<Kind, Supplier<Future<Made>>> sources = new EnumMap<>(Kind.class);
        sources.put(Kind.HEADLINE, () -> new HeadlineWorking(view, query, now, figure).made());
        sources.put(Kind.SHARE, measure::measure);
        sources.put(Kind.MEAN, measure::measure);
        sources.put(Kind.NET, measure::net);
        sources.put(Kind.COST, measure::cost);
        sources.put(Kind.STATE, measure::state);
        sources.put(Kind.REASONS, measure::reasons);
        sources.put(Kind.CONTACTS, measure::contacts);
        sources.put(Kind.CURVE, measure::curve);
        return sources;
    }

    private String asOf() {
        return Times.literal(now);
    }

    private List<Working.Step> steps(List<Line> contacts, List<Line> kept) {
        List<Working.Step> steps = new ArrayList<>(List.of(step("true", contacts, 0)));
        if (figure.kind() == Kind.NET) {
            steps.add(step(HouseMeasures.RESOLVABLE, kept, 0));
        }
        for (int i = 0; i < figure.among().size(); i++) {
            steps.add(step(figure.among().get(i), kept, i + 1));
        }
        return steps;
    }

    private Working.Step step(String condition, List<Line> counts, int place) {
        Conditions.Condition words = Conditions.of(condition);
        return new Working.Step(
                words.name(),
                words.kept().of(query),
                condition.equals("true") ? "" : condition,
                count("bot_first", counts, place),
                count("human_first", counts, place),
                words.reason().of(query));
    }

    /** Of who went first. */
    private static long count(String side, List<Line> counts, int place) {
        return counts.stream()
                .filter(line -> side.equals(line.text(0)))
                .mapToLong(line -> line.whole(place))
                .sum();
    }

    private static List<Working.StateCount> states(List<Line> counts) {
        return merged(counts.stream()
                .map(line -> {
                    boolean bot = "bot_first".equals(line.text(1));
                    long count = line.whole(0);
                    return new Working.StateCount(String.valueOf(line.text(0)), bot ? count : 0, bot ? 0 : count);
                })
                .toList());
    }

    private static List<Working.StateCount> merged(List<Working.StateCount> sides) {
        Map<String, Working.StateCount> states = new TreeMap<>();
        sides.forEach(side -> states.merge(side.state(), side, Working.StateCount::plus));
        return states.values().stream()
                .filter(state -> state.both() > 0)
                .sorted(Comparator.comparingLong(Working.StateCount::both).reversed())
                .toList();
    }

    private Working working(Made made, List<Working.Step> steps, List<Working.StateCount> states) {
        ReportQuery.Cohort asked = query.cohort();
        String condition =
                figure.kind() == Kind.NET ? HouseMeasures.RESOLVABLE + " AND " + figure.rows() : figure.rows();
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
                steps,
                states,
                figure.rules(query.rules().definition(), query.chinese()),
                made.lines(),
                made.contrasts(),
                made.classes(),
                made.draws(),
                made.curves(),
                made.strata().keys().stream().map(StratumKey::word).toList(),
                made.strata().effects(),
                made.strata().all(),
                made.strata().lines());
    }
}
