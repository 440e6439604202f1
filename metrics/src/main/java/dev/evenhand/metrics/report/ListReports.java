package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.LocalTimes;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reports that are lists: one grouped pass each over the tallies. */
final class ListReports {
    private static final int MOST_VERSIONS = 30;

    private final OutcomeView view;
    private final ReportQuery query;
    private final Groups groups;
    private final Arms arms;

    ListReports(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.arms = Arms.in(query.house());
        this.groups = new Groups(view, query, now);
    }

    <T> Listing<T> listing(List<T> rows) {
        ReportQuery.Cohort asked = query.cohort();
        return new Listing<>(
                query.rules().definition().version(),
                ComparisonReport.window(query),
                asked.from().toString(),
                asked.to().toString(),
                asked.zone().getId(),
                rows);
    }

    /** By first day of the period, oldest first; periods without contacts are left out. */
    Future<Listing<Rows.Period>> trend() {
        return groups.periods(query.focus().step()).map(found -> {
            Map<String, Map<String, Side>> periods = new TreeMap<>();
            found.forEach(group -> periods.computeIfAbsent(group.key(), key -> new TreeMap<>())
                    .put(String.valueOf(group.second()), group.side()));
            List<Rows.Period> rows = new ArrayList<>();
            periods.forEach((start, sides) -> rows.add(period(start, sides)));
            return listing(rows);
        });
    }

    private Rows.Period period(String start, Map<String, Side> sides) {
        Side bot = sides.getOrDefault("bot_first", Side.of(Tally.NONE));
        Side human = sides.getOrDefault("human_first", Side.of(Tally.NONE));
        Tally both = bot.tally().plus(human.tally());
        return new Rows.Period(start, both.contacts(), both.contacts() - both.mature(), figure(bot), figure(human));
    }

    /** The metric asked for. */
    private Arm figure(Side side) {
        return switch (query.focus().metric()) {
            case "confirmed" -> arms.of(RateMetric.CONFIRMED, side);
            case "csat" -> arms.of(RateMetric.CSAT, side);
            case "aht" -> arms.seconds(side);
            default -> arms.of(RateMetric.FCR, side);
        };
    }

    Future<Listing<Rows.Hour>> heatmap() {
        return groups.hours()
                .map(found ->
                        listing(found.stream().map(this::hour).sorted(HOURS).toList()));
    }

    private static final Comparator<Rows.Hour> HOURS =
            Comparator.comparingInt(Rows.Hour::weekday).thenComparingInt(Rows.Hour::hour);

    private Rows.Hour hour(Groups.Group group) {
        return new Rows.Hour(
                Integer.parseInt(group.key()),
                Integer.parseInt(String.valueOf(group.second())),
                group.side().tally().contacts(),
                figure(group.side()));
    }

    /** People who held a conversation last, the most contacts first. */
    Future<Listing<Rows.Agent>> agents() {
        return groups.agents()
                .map(found -> listing(found.stream()
                        .map(this::agent)
                        .sorted(Comparator.comparingLong(Rows.Agent::contacts)
                                .reversed()
                                .thenComparing(Rows.Agent::agent))
                        .toList()));
    }

    private Rows.Agent agent(Groups.Group group) {
        Side side = group.side();
        return new Rows.Agent(
                group.key(),
                group.second(),
                side.tally().contacts(),
                arms.rate(RateMetric.FCR, side),
                arms.rate(RateMetric.CONFIRMED, side),
                arms.csat(side),
                arms.seconds(side));
    }

    /** What contacts that met the bot first came to, by the version of what it knew; the latest version first. */
    Future<Listing<Rows.BotVersion>> versions() {
        Sql bots = Groups.versioned(groups.cohort());
        String local = LocalTimes.of("started_at", query.cohort());
        Future<Map<String, Rows.Days>> days = view.query(
                        bots.select(
                                "bot_version, min(" + local + ")::DATE::VARCHAR, max(" + local + ")::DATE::VARCHAR",
                                "GROUP BY bot_version"),
                        row -> Map.entry(row.getString(1), new Rows.Days(row.getString(2), row.getString(3))))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Future<List<Groups.Group>> versions = groups.versions();
        return Future.all(days, versions)
                .map(both -> listing(versions.result().stream()
                        .map(group -> version(group, days.result()))
                        .sorted(Comparator.comparing(
                                        (Rows.BotVersion row) -> row.used().last())
                                .thenComparing(row -> row.used().first())
                                .reversed())
                        .limit(MOST_VERSIONS)
                        .toList()));
    }

    private Rows.BotVersion version(Groups.Group group, Map<String, Rows.Days> days) {
        Side side = group.side();
        return new Rows.BotVersion(
                group.key(),
                days.getOrDefault(group.key(), new Rows.Days("", "")),
                side.tally().contacts(),
                arms.rate(RateMetric.FCR, side),
                arms.rate(RateMetric.CONFIRMED, side),
                arms.csat(side),
                arms.seconds(side));
    }

    Future<Rows.Filters> filters() {
        return values("topic").compose(topics -> values("locale")
                .compose(locales -> values("channel").map(channels -> new Rows.Filters(topics, locales, channels))));
    }

    private Future<List<String>> values(String column) {
        Comparator<Map.Entry<String, Long>> mostFirst = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return view.query(
                        groups.cohort().and(column + " IS NOT NULL").sums(List.of(column), List.of(Sum.ROWS)),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .map(found -> found.stream()
                        .sorted(mostFirst)
                        .limit(Rows.Filters.MOST)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
