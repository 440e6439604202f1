package dev.evenhand.metrics.report.warning;

import dev.evenhand.metrics.report.answer.Alerts;
import dev.evenhand.metrics.report.answer.Alerts.Moved;
import dev.evenhand.metrics.report.answer.Alerts.Point;
import dev.evenhand.metrics.report.answer.Alerts.Row;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.warning.Watch.Figure;
import dev.evenhand.metrics.report.warning.Watch.Judged;
import dev.evenhand.metrics.report.warning.WatchedSeries.Watched;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.control.Contribution;
import dev.evenhand.metrics.statistics.control.Contribution.Change;
import dev.evenhand.metrics.statistics.control.ControlPoint;
import dev.evenhand.metrics.statistics.control.FalseAlarms;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Daily figures on control charts, and for those that moved, the topics, paths and teams that moved them. */
public final class AlertsReport {
    /** How days are held against what is usual; see {@link InWords#least}. */
    public static final InWords METHOD = new InWords(
            "Shares: Laney p′ around the days before the last seven. Times: median ± 3 median deviations of daily"
                    + " means. Yellow by EWMA (λ .2) or two of three beyond 2σ, red beyond 3σ with a practical change and"
                    + " n ≥ N. A day beyond a line you have set, with n ≥ N, is yellow, two in a row are red.",
            "比例：以最近七天之前的日子为基准的 Laney p′ 图。时长：每日均值的中位数 ± 3 倍中位数偏差。"
                    + "黄色：EWMA（λ 0.2）越限，或三点中有两点超出 2σ；红色：超出 3σ，且变化有实际意义、n ≥ N。"
                    + "n ≥ N 的一天越过您设定的界线为黄色，连续两天为红色。");

    private static final int SHOWN = 60;
    private static final int MOST_PARTS = 8;

    /** What moved a metric is told by each of these. */
    private static final List<String> COLUMNS = List.of(
            "coalesce(topic, 'unknown')",
            "entry::VARCHAR",
            "CASE WHEN met_human THEN coalesce(human_team, 'unknown') ELSE 'nobody' END");

    private static final List<String> WORST_FIRST = List.of("red", "yellow", "green", "learning");
    /** How often nothing rings: seconds to play through, so on a worker, and the same every time, so once. */
    private static final class Expected {
        static final double A_DAY = FalseAlarms.perDay(1, 2_000);
    }

    private final OutcomeView view;
    private final ReportQuery query;
    private final WatchedSeries series;

    public AlertsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.series = new WatchedSeries(view, query, now);
    }

    /** Every watched metric, the worst first. */
    public Future<Alerts> answer() {
        return series.watched().compose(watched -> moved(watched)
                .compose(moved -> view.work(() -> Expected.A_DAY).map(expected -> alerts(watched, moved, expected))));
    }

    /** How a day of a metric, of which the figure is told, came to ring: the day asked for, or else the last. */
    public Future<Made> made(String figure) {
        return series.watched().map(all -> all.stream()
                .filter(one -> figure.equals(WatchedMetric.FIGURE + one.metric().name()))
                .findFirst()
                .map(new WatchWorking(query)::made)
                .orElseThrow());
    }

    private Alerts alerts(List<Watched> watched, Map<String, List<Moved>> moved, double expected) {
        List<Row> rows = watched.stream()
                .map(one -> row(one, moved.getOrDefault(one.metric().name(), List.of()), one.falseAlarmsADay(expected)))
                .sorted(Comparator.comparingInt(row -> WORST_FIRST.indexOf(row.level())))
                .toList();
        return new Alerts(
                query.rules().definition().version(),
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                overall(rows),
                rows.stream().mapToDouble(Row::falseAlarmsADay).sum(),
                rows,
                METHOD.least(query));
    }

    /** Two metrics yellow at once are as bad as one red. */
    private static String overall(List<Row> rows) {
        long yellow = rows.stream().filter(row -> row.level().equals("yellow")).count();
        return rows.get(0).level().equals("yellow") && yellow > 1
                ? "red"
                : rows.get(0).level();
    }

    private static Row row(Watched one, List<Moved> moved, double falseAlarms) {
        List<Judged> judged = one.watch().map(Watch::judged).orElse(List.of());
        if (judged.isEmpty()) {
            List<Point> plain = one.days().stream().map(AlertsReport::unjudged).toList();
            return new Row(
                    one.metric().name(),
                    one.metric().unit(),
                    Watch.unlearned(one.days(), one.rule()),
                    null,
                    null,
                    lastCrossed(one),
                    null,
                    latest(plain),
                    List.of(),
                    falseAlarms,
                    one.rule().empty() ? null : one.rule());
        }
        Judged last = judged.get(judged.size() - 1);
        return new Row(
                one.metric().name(),
                one.metric().unit(),
                last.level(),
                since(judged),
                direction(judged),
                last.signals(),
                one.watch().map(Watch::centre).orElse(null),
                latest(judged.stream().map(AlertsReport::point).toList()),
                moved,
                falseAlarms,
                one.rule().empty() ? null : one.rule());
    }

    /** The fixed lines the last day is beyond, while nothing is usual yet. */
    private static List<String> lastCrossed(Watched one) {
        return one.days().isEmpty()
                ? List.of()
                : Watch.crossed(one.days().get(one.days().size() - 1), one.rule(), null);
    }

    private static String since(List<Judged> judged) {
        int first = judged.size() - 1;
        while (first > 0
                && judged.get(first - 1).level().equals(judged.get(first).level())) {
            first--;
        }
        return judged.get(first).figure().date().toString();
    }

    private static @Nullable String direction(List<Judged> judged) {
        Judged last = judged.get(judged.size() - 1);
        for (int i = judged.size() - 1; i >= 0 && !last.level().equals("green"); i--) {
            @Nullable ControlPoint point = judged.get(i).point();
            @Nullable Double average = judged.get(i).ewma();
            if (point != null && average != null) {
                return (point.out() ? point.deviation() : average) > 0 ? "above" : "below";
            }
        }
        return null;
    }

    private static List<Point> latest(List<Point> points) {
        return points.subList(Math.max(0, points.size() - SHOWN), points.size());
    }

    private static Point unjudged(Figure day) {
        return new Point(day.date().toString(), day.n(), day.value(), null, null, null, "learning");
    }

    private static Point point(Judged judged) {
        Figure day = judged.figure();
        @Nullable ControlPoint limits = judged.point();
        return new Point(
                day.date().toString(),
                day.n(),
                day.value(),
                limits == null ? null : limits.low(),
                limits == null ? null : limits.high(),
                judged.ewma(),
                judged.level());
    }

    /** By topic, path and team, the last seven days against those before; asked for only where a share is not green. */
    private Future<Map<String, List<Moved>>> moved(List<Watched> watched) {
        List<WatchedMetric> restless = watched.stream()
                .filter(one -> one.metric().share() && one.watch().isPresent())
                .filter(one -> !row(one, List.of(), 0).level().equals("green"))
                .map(Watched::metric)
                .toList();
        if (restless.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        List<Figure> days = watched.get(0).days();
        LocalDate cut = days.get(days.size() - Watch.LATEST).date();
        Instant since = cut.atStartOfDay(query.cohort().zone()).toInstant();
        List<Sum> sums =
                restless.stream().flatMap(metric -> metric.sums().stream()).toList();
        Sql all = series.cohort();
        Sql earlier = all.during(all.span().from(), since);
        Sql later = all.during(since, all.span().to());
        return parts(earlier, sums)
                .compose(before -> parts(later, sums).map(after -> moved(restless, new Periods(before, after))));
    }

    /** Two counts of each metric, of contacts alike in topic, path and team. */
    private record Part(List<String> values, List<Proportion> counts) {}

    private record Periods(List<Part> before, List<Part> after) {
        /** What one metric came to in both, by one of the columns. */
        private List<Change> changes(int column, int metric) {
            Map<String, Change> changes = new TreeMap<>();
            before.forEach(part -> change(changes, part.values.get(column), part.counts.get(metric), NOTHING));
            after.forEach(part -> change(changes, part.values.get(column), NOTHING, part.counts.get(metric)));
            return List.copyOf(changes.values());
        }

        private static void change(Map<String, Change> all, String value, Proportion before, Proportion after) {
            all.merge(value, new Change(value, before, after), Change::plus);
        }
    }

    private static final Proportion NOTHING = new Proportion(0, 0);

    private Future<List<Part>> parts(Sql rows, List<Sum> sums) {
        return view.query(rows.sums(COLUMNS, sums), row -> {
            int at = COLUMNS.size() + 1;
            List<Proportion> counts = new ArrayList<>();
            for (int i = 0; i < sums.size(); i += 2) {
                counts.add(new Proportion(row.getLong(at + i), row.getLong(at + i + 1)));
            }
            return new Part(List.of(row.getString(1), row.getString(2), row.getString(3)), counts);
        });
    }

    private static Map<String, List<Moved>> moved(List<WatchedMetric> restless, Periods periods) {
        Map<String, List<Moved>> moved = new HashMap<>();
        for (int i = 0; i < restless.size(); i++) {
            int metric = i;
            moved.put(
                    restless.get(i).name(),
                    Stream.of(
                                    largest(
                                            periods.changes(0, metric),
                                            part -> new Moved(part.part(), null, null, part.mix(), part.rate())),
                                    largest(
                                            periods.changes(1, metric),
                                            part -> new Moved(null, part.part(), null, part.mix(), part.rate())),
                                    largest(
                                            periods.changes(2, metric),
                                            part -> new Moved(null, null, part.part(), part.mix(), part.rate())))
                            .flatMap(parts -> parts)
                            .toList());
        }
        return moved;
    }

    private static Stream<Moved> largest(List<Change> changes, Function<Contribution, Moved> moved) {
        return Contribution.of(changes).stream()
                .sorted(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.total())))
                .limit(MOST_PARTS)
                .map(moved);
    }
}
