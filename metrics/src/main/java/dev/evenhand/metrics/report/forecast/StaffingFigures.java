package dev.evenhand.metrics.report.forecast;

import dev.evenhand.metrics.report.answer.ForecastAnswer.Expected;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Hour;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Staff;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.LocalTimes;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.staffing.ErlangA;
import dev.evenhand.metrics.statistics.staffing.ErlangC;
import dev.evenhand.metrics.statistics.staffing.Staffing;
import dev.evenhand.metrics.statistics.staffing.Staffing.Promise;
import dev.evenhand.metrics.statistics.staffing.Traffic;
import dev.evenhand.metrics.statistics.staffing.Waiting;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People for each hour of a day to come, from how the hours of such a weekday were and how long chats are held. */
final class StaffingFigures {
    static final Promise PROMISE = new Promise(0.80, Duration.ofSeconds(60));
    private static final InWords IN_WORDS =
            new InWords("80% of customers meet a person within 60 seconds", "80% 的客户在 60 秒内接入人工");
    private static final int HOURS = 24;
    private static final String HELD = "epoch(closed_at - handoff_accepted_at)";
    private static final String TAKEN = "handoff_accepted_at IS NOT NULL AND closed_at > handoff_accepted_at";

    /** Of the engaged: all, those for people; times held, times in hand, waits, each with how many; the last is who gave up. */
    static final List<Sum> SUMS = List.of(
            Sum.count("engaged"),
            Sum.count("engaged AND (handoff_queued_at IS NOT NULL OR met_human)"),
            Sum.count("engaged AND " + TAKEN),
            Sum.of("(" + HELD + " * 1000)::BIGINT", "engaged AND " + TAKEN),
            Sum.count("engaged AND " + TAKEN + " AND human_handle_seconds IS NOT NULL"),
            Sum.of("(human_handle_seconds * 1000)::BIGINT", "engaged AND " + TAKEN),
            Sum.count("engaged AND state = 'queue_abandoned'"),
            Sum.of("(wait_seconds * 1000)::BIGINT", "engaged AND wait_seconds >= 0"));

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;

    StaffingFigures(OutcomeView view, ReportQuery query, Sql cohort) {
        this.view = view;
        this.query = query;
        this.cohort = cohort;
    }

    /**
     * What was measured.
     *
     * @param held seconds a chat, and {@code own} those of the person in it
     * @param patience mean seconds before giving up: all waiting over those who gave up; 0 where nobody did
     */
    record Measured(Ratio toPeople, Ratio held, Ratio own, Ratio patience) {
        double concurrency() {
            return own.value() > 0 ? Math.max(1, held.value() / own.value()) : 1;
        }
    }

    /** {@code part} of {@code whole}, which may be nothing. */
    record Ratio(double part, double whole) {
        double value() {
            return whole == 0 ? 0 : part / whole;
        }
    }

    /** An hour with what it takes: its share of the day, chats at once for the promise; the shown figures. */
    record Planned(double share, int servers, Hour hour) {}

    /** All that the people for a day were computed of. */
    record Plan(Expected day, Measured measured, List<Planned> hours) {}

    Future<@Nullable Staff> of(Expected day) {
        return planned(day).map(plan -> plan == null ? null : staff(plan));
    }

    /** Null where it is not known how long chats are held. */
    Future<@Nullable Plan> planned(Expected day) {
        int weekday = java.time.LocalDate.parse(day.day()).getDayOfWeek().getValue();
        return measured().compose(measured -> hours(weekday)
                .map(hours -> measured.held.value() > 0 && measured.toPeople.value() > 0
                        ? plan(day, measured, hours)
                        : null));
    }

    private Future<Measured> measured() {
        return view.query(
                        cohort.sums(List.of(), SUMS),
                        row -> new Measured(
                                new Ratio(row.getDouble(2), row.getDouble(1)),
                                new Ratio(row.getDouble(4) / 1e3, row.getDouble(3)),
                                new Ratio(row.getDouble(6) / 1e3, row.getDouble(5)),
                                new Ratio(row.getDouble(8) / 1e3, row.getDouble(7))))
                .map(rows -> rows.get(0));
    }

    /** Shares of the weekday's contacts by hour; of all days where that weekday never came. */
    private Future<double[]> hours(int weekday) {
        String local = LocalTimes.of("started_at", query.cohort());
        return view.query(
                        cohort.sums(List.of("hour(" + local + ")", "isodow(" + local + ")"), List.of(Sum.ROWS)),
                        row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .map(rows -> shares(rows, weekday));
    }

    private static double[] shares(List<long[]> rows, int weekday) {
        boolean some = rows.stream().anyMatch(row -> row[1] == weekday);
        double[] shares = new double[HOURS];
        rows.stream().filter(row -> !some || row[1] == weekday).forEach(row -> shares[(int) row[0]] += row[2]);
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> sum == 0 ? 0 : share / sum).toArray();
    }

    private static Plan plan(Expected day, Measured measured, double[] shares) {
        return new Plan(
                day,
                measured,
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> planned(
                                hour,
                                shares[hour],
                                day.contacts() * measured.toPeople.value() * shares[hour],
                                measured))
                        .toList());
    }

    private Staff staff(Plan plan) {
        Measured measured = plan.measured;
        return new Staff(
                plan.day.day(),
                IN_WORDS.of(query),
                measured.toPeople.value(),
                measured.held.value(),
                measured.concurrency(),
                measured.patience.value() > 0 ? measured.patience.value() : null,
                plan.hours.stream().map(Planned::hour).toList());
    }

    private static Planned planned(int hour, double share, double chats, Measured measured) {
        if (chats == 0) {
            return new Planned(share, 0, new Hour(hour, 0, 0, 0, 1, 0));
        }
        Traffic traffic = new Traffic(chats, Duration.ofHours(1), millis(measured.held));
        if (measured.patience.value() == 0) {
            int servers = Staffing.servers(traffic, PROMISE).orElse(0);
            int agents = Staffing.agents(servers, measured.concurrency());
            return new Planned(
                    share,
                    servers,
                    hour(
                            hour,
                            chats,
                            agents,
                            ErlangC.waiting(traffic, slots(agents, measured), PROMISE.within())
                                    .orElse(null)));
        }
        ErlangA.Impatient impatient = new ErlangA.Impatient(traffic, millis(measured.patience));
        int servers = Staffing.servers(impatient, PROMISE).orElse(0);
        int agents = Staffing.agents(servers, measured.concurrency());
        return new Planned(
                share,
                servers,
                hour(hour, chats, agents, ErlangA.waiting(impatient, slots(agents, measured), PROMISE.within())));
    }

    private static Duration millis(Ratio seconds) {
        return Duration.ofMillis((long) (seconds.value() * 1000));
    }

    static int slots(int agents, Measured measured) {
        return Math.max(1, (int) (agents * measured.concurrency()));
    }

    private static Hour hour(int hour, double chats, int agents, @Nullable Waiting waiting) {
        return waiting == null
                ? new Hour(hour, chats, agents, 0, 0, 0)
                : new Hour(hour, chats, agents, waiting.meanSeconds(), waiting.within(), waiting.abandons());
    }
}
