package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.ForecastAnswer.Expected;
import dev.evenhand.metrics.report.ForecastAnswer.Hour;
import dev.evenhand.metrics.report.ForecastAnswer.Staff;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.ErlangA;
import dev.evenhand.metrics.statistics.ErlangC;
import dev.evenhand.metrics.statistics.Staffing;
import dev.evenhand.metrics.statistics.Staffing.Promise;
import dev.evenhand.metrics.statistics.Traffic;
import dev.evenhand.metrics.statistics.Waiting;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People for each hour of a day to come, from how the hours of such a weekday were and how long chats are held. */
final class StaffingFigures {
    private static final Promise PROMISE = new Promise(0.80, Duration.ofSeconds(60));
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
    private record Measured(double toPeople, double held, double own, double patience) {}

    Future<@Nullable Staff> of(Expected day) {
        int weekday = java.time.LocalDate.parse(day.day()).getDayOfWeek().getValue();
        return measured().compose(measured -> hours(weekday)
                .map(hours -> measured.held > 0 && measured.toPeople > 0 ? staff(day, measured, hours) : null));
    }

    private Future<Measured> measured() {
        return view.query(
                        cohort.sums(List.of(), SUMS),
                        row -> new Measured(
                                share(row.getDouble(2), row.getDouble(1)),
                                share(row.getDouble(4), row.getDouble(3)) / 1e3,
                                share(row.getDouble(6), row.getDouble(5)) / 1e3,
                                share(row.getDouble(8), row.getDouble(7)) / 1e3))
                .map(rows -> rows.get(0));
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
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

    private Staff staff(Expected day, Measured measured, double[] shares) {
        double concurrency = measured.own > 0 ? Math.max(1, measured.held / measured.own) : 1;
        List<Hour> hours = IntStream.range(0, HOURS)
                .mapToObj(hour -> hour(hour, day.contacts() * measured.toPeople * shares[hour], measured, concurrency))
                .toList();
        return new Staff(
                day.day(),
                IN_WORDS.of(query),
                measured.toPeople,
                measured.held,
                concurrency,
                measured.patience > 0 ? measured.patience : null,
                hours);
    }

    private static Hour hour(int hour, double chats, Measured measured, double concurrency) {
        Traffic traffic = new Traffic(chats, Duration.ofHours(1), Duration.ofMillis((long) (measured.held * 1000)));
        if (chats == 0) {
            return new Hour(hour, 0, 0, 0, 1, 0);
        }
        if (measured.patience == 0) {
            OptionalInt servers = Staffing.servers(traffic, PROMISE);
            int agents = Staffing.agents(servers.orElse(0), concurrency);
            Waiting waiting = ErlangC.waiting(traffic, slots(agents, concurrency), PROMISE.within())
                    .orElse(null);
            return hour(hour, chats, agents, waiting);
        }
        ErlangA.Impatient impatient =
                new ErlangA.Impatient(traffic, Duration.ofMillis((long) (measured.patience * 1000)));
        int agents = Staffing.agents(Staffing.servers(impatient, PROMISE).orElse(0), concurrency);
        return hour(hour, chats, agents, ErlangA.waiting(impatient, slots(agents, concurrency), PROMISE.within()));
    }

    private static int slots(int agents, double concurrency) {
        return Math.max(1, (int) (agents * concurrency));
    }

    private static Hour hour(int hour, double chats, int agents, @Nullable Waiting waiting) {
        return waiting == null
                ? new Hour(hour, chats, agents, 0, 0, 0)
                : new Hour(hour, chats, agents, waiting.meanSeconds(), waiting.within(), waiting.abandons());
    }
}
