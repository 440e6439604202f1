package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.ReportQuery.Step;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.RowMapper;
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
import org.jspecify.annotations.Nullable;

/** The reports that are lists: one grouped pass each over the tallies. */
final class ListReports {
    private static final String BOT = "bot_first";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;
    private final String tally;

    ListReports(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.cohort = Sql.cohort(query, now).equal("entry", query.focus().entry());
        this.tally = Tally.columns(Sql.timestamp(query.cohort().from()));
    }

    /** A group by some text, with its tally. */
    private record Group(@Nullable String key, @Nullable String second, Tally tally) {
        String named() {
            return key == null ? Cells.UNKNOWN : key;
        }
    }

    /** Two columns before the tally, and what is grouped by. */
    private record By(String key, String second, String ordinals) {}

    private Future<List<Group>> groups(Sql rows, By by) {
        return view.query(
                rows.select(by.key + ", " + by.second + ", " + tally, "GROUP BY " + by.ordinals + " ORDER BY 1, 2"),
                row -> new Group(row.getString(1), row.getString(2), Tally.read(row, 3)));
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
        return groups(cohort, new By(period, "entry::VARCHAR", "1, 2")).map(groups -> {
            Map<String, Map<String, Tally>> periods = new TreeMap<>();
            groups.forEach(group -> periods.computeIfAbsent(group.named(), key -> new TreeMap<>())
                    .put(Objects.requireNonNullElse(group.second(), BOT), group.tally()));
            List<Rows.Period> rows = new ArrayList<>();
            periods.forEach((start, sides) -> rows.add(period(start, sides)));
            return listing(rows);
        });
    }

    private Rows.Period period(String start, Map<String, Tally> sides) {
        Tally bot = sides.getOrDefault(BOT, Tally.NONE);
        Tally human = sides.getOrDefault("human_first", Tally.NONE);
        Tally both = bot.plus(human);
        return new Rows.Period(
                start, both.contacts(), both.contacts() - both.mature(), figure(Side.of(bot)), figure(Side.of(human)));
    }

    /** The metric asked for. */
    private Arm figure(Side side) {
        return switch (query.focus().metric()) {
            case "confirmed" -> Arms.of(RateMetric.CONFIRMED, side);
            case "csat" -> Arms.of(RateMetric.CSAT, side);
            case "aht" -> Arms.seconds(side);
            default -> Arms.of(RateMetric.FCR, side);
        };
    }

    Future<Listing<Rows.Hour>> heatmap() {
        String local = LocalTimes.of("started_at", query.cohort());
        return groups(cohort, new By("isodow(" + local + ")", "hour(" + local + ")", "1, 2"))
                .map(groups ->
                        listing(groups.stream().map(this::hour).sorted(HOURS).toList()));
    }

    private static final Comparator<Rows.Hour> HOURS =
            Comparator.comparingInt(Rows.Hour::weekday).thenComparingInt(Rows.Hour::hour);

    private Rows.Hour hour(Group group) {
        return new Rows.Hour(
                Integer.parseInt(group.named()),
                Integer.parseInt(Objects.requireNonNullElse(group.second(), "0")),
                group.tally().contacts(),
                figure(Side.of(group.tally())));
    }

    /** People who held a conversation last, the most contacts first. */
    Future<Listing<Rows.Agent>> agents() {
        return groups(cohort.and("human_agent IS NOT NULL"), new By("human_agent", "max(human_team)", "1"))
                .map(groups -> listing(groups.stream()
                        .map(ListReports::agent)
                        .sorted(Comparator.comparingLong(Rows.Agent::contacts)
                                .reversed()
                                .thenComparing(Rows.Agent::agent))
                        .toList()));
    }

    private static Rows.Agent agent(Group group) {
        Side side = Side.of(group.tally());
        return new Rows.Agent(
                group.named(),
                group.second(),
                group.tally().contacts(),
                Arms.rate(RateMetric.FCR, side),
                Arms.rate(RateMetric.CONFIRMED, side),
                Arms.csat(side),
                Arms.seconds(side));
    }

    /** Channels, the most contacts first. */
    Future<Listing<Rows.Channel>> channels() {
        String complaints = "count(*) FILTER (complaint)::VARCHAR || '/' || count(complaint)::VARCHAR || '/' ||"
                + " count(*) FILTER (previous_closed_at IS NULL OR previous_closed_at < "
                + Sql.timestamp(query.cohort().from()) + ")::VARCHAR";
        return groups(cohort, new By("channel", complaints, "1")).map(groups -> {
            long all =
                    groups.stream().mapToLong(group -> group.tally().contacts()).sum();
            long customers = groups.stream().mapToLong(ListReports::newcomers).sum();
            return listing(groups.stream()
                    .map(group -> channel(group, all, customers))
                    .sorted(Comparator.comparingLong(Rows.Channel::contacts)
                            .reversed()
                            .thenComparing(Rows.Channel::channel))
                    .toList());
        });
    }

    /** Contacts that are their customer's first in the time asked for: as many as there are customers. */
    private static long newcomers(Group group) {
        return Long.parseLong(
                Objects.requireNonNullElse(group.second(), "0/0/0").split("/", -1)[2]);
    }

    private static Rows.Channel channel(Group group, long all, long customers) {
        Side side = Side.of(group.tally());
        String[] complaints =
                Objects.requireNonNullElse(group.second(), "0/0/0").split("/", -1);
        return new Rows.Channel(
                group.named(),
                group.tally().contacts(),
                Arms.share(new Proportion(group.tally().contacts(), all)),
                Arms.rate(RateMetric.FCR, side),
                Arms.csat(side),
                Arms.share(new Proportion(Long.parseLong(complaints[0]), Long.parseLong(complaints[1]))),
                customers == 0 ? null : (double) group.tally().contacts() / customers);
    }

    /** Why the bot handed off, the most frequent first; shares are of all contacts that met the bot first. */
    Future<Listing<Rows.Reason>> reasons() {
        Sql bots = cohort.and("entry = 'bot_first'");
        return view.query(bots.select("count(*)", ""), row -> row.getLong(1)).compose(all -> view.query(
                        bots.and("handed_off")
                                .select(
                                        "handoff_reason::VARCHAR, " + tally + ", " + Waits.COLUMNS,
                                        "GROUP BY 1 ORDER BY count(*) DESC, 1"),
                        reason(all.get(0)))
                .map(this::listing));
    }

    private static RowMapper<Rows.Reason> reason(long all) {
        int waits = 2 + Tally.class.getRecordComponents().length;
        return row -> {
            Tally tally = Tally.read(row, 2);
            String reason = row.getString(1);
            return new Rows.Reason(
                    reason == null ? Cells.UNKNOWN : reason,
                    tally.contacts(),
                    Arms.share(new Proportion(tally.contacts(), all)),
                    Arms.rate(RateMetric.FCR, Side.of(tally)),
                    Waits.read(row, waits));
        };
    }

    /** The rows behind a number, newest first. */
    Future<Listing<Rows.Conversation>> conversations() {
        ReportQuery.Focus focus = query.focus();
        Sql rows = cohort.equal("state", focus.state())
                .equal("handoff_reason", focus.reason())
                .equal("human_agent", focus.agent());
        String columns =
                "conversation, epoch_ms(started_at), epoch_ms(closed_at), entry::VARCHAR, topic, locale, channel,"
                        + " state::VARCHAR, handoff_reason::VARCHAR, human_agent, survey_csat";
        return view.query(
                        rows.select(columns, "ORDER BY started_at DESC, conversation LIMIT " + focus.limit()),
                        ListReports::conversation)
                .map(this::listing);
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
        Map<String, List<String>> found = new LinkedHashMap<>();
        return values("topic", found)
                .compose(done -> values("locale", found))
                .compose(done -> values("channel", found))
                .map(done -> new Rows.Filters(
                        found.getOrDefault("topic", List.of()),
                        found.getOrDefault("locale", List.of()),
                        found.getOrDefault("channel", List.of())));
    }

    private Future<List<String>> values(String column, Map<String, List<String>> found) {
        return view.query(
                        cohort.and(column + " IS NOT NULL")
                                .select(column, "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 500"),
                        row -> row.getString(1))
                .onSuccess(values -> found.put(column, values));
    }
}
