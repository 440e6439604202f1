package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.GroupedRepeats.Asked;
import dev.evenhand.metrics.report.ReportQuery.Step;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports that are lists: one grouped pass each over the tallies. */
final class ListReports {
    private static final String BOT = "bot_first";
    private static final int MOST_VALUES = 500;
    private static final int MOST_VERSIONS = 30;

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;
    private final Arms arms;

    ListReports(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.arms = query.house().arms();
        this.cohort = Sql.cohort(query, now).equal("entry", query.focus().entry());
    }

    /** A group by some text, with its tally. */
    private record Group(@Nullable String key, @Nullable String second, Tally tally) {
        String named() {
            return key == null ? Cells.UNKNOWN : key;
        }

        Sided sided(GroupedRepeats repeats) {
            String other = Objects.requireNonNullElse(second, Cells.UNKNOWN);
            return new Sided(named(), other, repeats.side(tally, named(), other));
        }

        /** Of the same key, under the later of both second names. */
        Group plus(Group other) {
            boolean later = second == null || (other.second != null && other.second.compareTo(second) > 0);
            return new Group(key, later ? other.second : second, tally.plus(other.tally));
        }
    }

    private Future<List<Group>> groups(Sql rows, String key, String second) {
        return view.query(
                rows.sums(List.of(key, second), Tally.SUMS),
                row -> new Group(row.getString(1), row.getString(2), Tally.read(row, 3)));
    }

    /** A group with what is known of its customers. */
    private record Sided(String key, String second, Side side) {}

    private Future<List<Sided>> sided(Sql rows, String key, String second) {
        return groups(rows, key, second).compose(groups -> GroupedRepeats.of(
                        groups.stream().map(Group::tally),
                        view,
                        new GroupedRepeats.Rows(rows, Asked.ofTallies(key, second)))
                .map(repeats ->
                        groups.stream().map(group -> group.sided(repeats)).toList()));
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
        String unit = query.focus().step() == Step.WEEK ? "week" : "day";
        String period =
                "date_trunc('" + unit + "', " + LocalTimes.of("started_at", query.cohort()) + ")::DATE::VARCHAR";
        return sided(cohort, period, "entry::VARCHAR").map(groups -> {
            Map<String, Map<String, Side>> periods = new TreeMap<>();
            groups.forEach(group ->
                    periods.computeIfAbsent(group.key, key -> new TreeMap<>()).put(group.second, group.side));
            List<Rows.Period> rows = new ArrayList<>();
            periods.forEach((start, sides) -> rows.add(period(start, sides)));
            return listing(rows);
        });
    }

    private Rows.Period period(String start, Map<String, Side> sides) {
        Side bot = sides.getOrDefault(BOT, Side.of(Tally.NONE));
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
        String local = LocalTimes.of("started_at", query.cohort());
        return sided(cohort, "isodow(" + local + ")", "hour(" + local + ")")
                .map(groups ->
                        listing(groups.stream().map(this::hour).sorted(HOURS).toList()));
    }

    private static final Comparator<Rows.Hour> HOURS =
            Comparator.comparingInt(Rows.Hour::weekday).thenComparingInt(Rows.Hour::hour);

    private Rows.Hour hour(Sided group) {
        return new Rows.Hour(
                Integer.parseInt(group.key),
                Integer.parseInt(group.second),
                group.side.tally().contacts(),
                figure(group.side));
    }

    /** People who held a conversation last, the most contacts first. */
    Future<Listing<Rows.Agent>> agents() {
        Sql held = cohort.and("human_agent IS NOT NULL");
        return groups(held, "human_agent", "human_team").compose(groups -> {
            Map<String, Group> agents = new LinkedHashMap<>();
            groups.forEach(group -> agents.merge(group.named(), group, Group::plus));
            Stream<Tally> tallies = agents.values().stream().map(Group::tally);
            return GroupedRepeats.of(tallies, view, new GroupedRepeats.Rows(held, Asked.ofTallies("human_agent")))
                    .map(repeats -> listing(agents.values().stream()
                            .map(group -> agent(group, repeats.side(group.tally(), group.named())))
                            .sorted(Comparator.comparingLong(Rows.Agent::contacts)
                                    .reversed()
                                    .thenComparing(Rows.Agent::agent))
                            .toList()));
        });
    }

    private Rows.Agent agent(Group group, Side side) {
        return new Rows.Agent(
                group.named(),
                group.second(),
                group.tally().contacts(),
                arms.rate(RateMetric.FCR, side),
                arms.rate(RateMetric.CONFIRMED, side),
                arms.csat(side),
                arms.seconds(side));
    }

    /** The rows behind a number, newest first. */
    Future<Listing<Rows.Conversation>> conversations() {
        ReportQuery.Focus focus = query.focus();
        Sql rows = begun(cohort.equal("state", focus.state())
                .equal("handoff_reason", focus.reason())
                .equal("human_agent", focus.agent())
                .equal("bot_version", focus.version()));
        String columns =
                "conversation, epoch_ms(started_at), epoch_ms(closed_at), entry::VARCHAR, topic, locale, channel,"
                        + " state::VARCHAR, handoff_reason::VARCHAR, human_agent, survey_csat";
        return view.query(
                        rows.select(columns, "ORDER BY started_at DESC, conversation LIMIT " + focus.limit()),
                        ListReports::conversation)
                .map(this::listing);
    }

    private Sql begun(Sql rows) {
        ReportQuery.Begun begun = query.focus().begun();
        String local = LocalTimes.of("started_at", query.cohort());
        Sql days = begun.weekday() == null ? rows : rows.and("isodow(" + local + ") = " + begun.weekday());
        return begun.hour() == null ? days : days.and("hour(" + local + ") = " + begun.hour());
    }

    /** What contacts that met the bot first came to, by the version of what it knew; the latest version first. */
    Future<Listing<Rows.BotVersion>> versions() {
        Sql bots = cohort.and("entry = 'bot_first'").and("bot_version IS NOT NULL");
        Future<Map<String, Rows.Days>> days = view.query(
                        bots.select(
                                "bot_version, min(started_at)::DATE::VARCHAR, max(started_at)::DATE::VARCHAR",
                                "GROUP BY bot_version"),
                        row -> Map.entry(row.getString(1), new Rows.Days(row.getString(2), row.getString(3))))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Future<List<Sided>> groups = sided(bots, "bot_version", "NULL::VARCHAR");
        return Future.all(days, groups)
                .map(both -> listing(groups.result().stream()
                        .map(group -> version(group, days.result()))
                        .sorted(Comparator.comparing(
                                        (Rows.BotVersion row) -> row.used().last())
                                .thenComparing(row -> row.used().first())
                                .reversed())
                        .limit(MOST_VERSIONS)
                        .toList()));
    }

    private Rows.BotVersion version(Sided group, Map<String, Rows.Days> days) {
        Side side = group.side;
        return new Rows.BotVersion(
                group.key,
                days.getOrDefault(group.key, new Rows.Days("", "")),
                side.tally().contacts(),
                arms.rate(RateMetric.FCR, side),
                arms.rate(RateMetric.CONFIRMED, side),
                arms.csat(side),
                arms.seconds(side));
    }

    private static Rows.Conversation conversation(ResultSet row) throws SQLException {
        int csat = row.getInt(11);
        return new Rows.Conversation(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)).toString(),
                Instant.ofEpochMilli(row.getLong(3)).toString(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                csat == 0 ? null : csat);
    }

    Future<Rows.Filters> filters() {
        return values("topic").compose(topics -> values("locale")
                .compose(locales -> values("channel").map(channels -> new Rows.Filters(topics, locales, channels))));
    }

    private Future<List<String>> values(String column) {
        Comparator<Map.Entry<String, Long>> mostFirst = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return view.query(
                        cohort.and(column + " IS NOT NULL").sums(List.of(column), List.of(Sum.ROWS)),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .map(found -> found.stream()
                        .sorted(mostFirst)
                        .limit(MOST_VALUES)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
