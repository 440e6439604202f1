package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.GroupedRepeats.Asked;
import dev.evenhand.metrics.report.ReportQuery.Step;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        this.cohort = Circle.met(Sql.cohort(query, now), query.focus().entry());
    }

    /** A group by some text, with its tally. */
    private record Group(@Nullable String key, @Nullable String second, Tally tally) {
        static Group of(Line line) {
            return new Group(line.text(0), line.text(1), Tally.of(line));
        }

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

    /** What is known of a list's rows. */
    private record Found(List<Group> groups, Optional<Map<String, Side.Repeats>> sides) {}

    private Future<Found> found(Sql rows, String key, String second) {
        return ListGroups.of(view, rows, new ListGroups.Asked(List.of(key, second), Tally.SUMS))
                .map(found ->
                        new Found(found.groups().get(0).stream().map(Group::of).toList(), found.sides()));
    }

    /** A group with what is known of its customers. */
    private record Sided(String key, String second, Side side) {}

    private Future<List<Sided>> sided(Sql rows, String key, String second) {
        return found(rows, key, second).compose(found -> GroupedRepeats.of(
                        found.groups.stream().map(Group::tally),
                        view,
                        new GroupedRepeats.Rows(rows, Asked.ofTallies(key, second), found.sides))
                .map(repeats ->
                        found.groups.stream().map(group -> group.sided(repeats)).toList()));
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
        Sql held = cohort.and(CustomerSums.HELD.name());
        return found(held, "human_agent", "human_team").compose(found -> {
            Map<String, Group> agents = new LinkedHashMap<>();
            found.groups.forEach(group -> agents.merge(group.named(), group, Group::plus));
            Stream<Tally> tallies = agents.values().stream().map(Group::tally);
            GroupedRepeats.Rows rows = new GroupedRepeats.Rows(held, Asked.ofTallies("human_agent"), found.sides);
            return GroupedRepeats.of(tallies, view, rows)
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

    /** What contacts that met the bot first came to, by the version of what it knew; the latest version first. */
    Future<Listing<Rows.BotVersion>> versions() {
        Sql bots = Circle.met(cohort, BOT).and(CustomerSums.VERSIONED.name());
        String local = LocalTimes.of("started_at", query.cohort());
        Future<Map<String, Rows.Days>> days = view.query(
                        bots.select(
                                "bot_version, min(" + local + ")::DATE::VARCHAR, max(" + local + ")::DATE::VARCHAR",
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
