package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why the bot handed off, the most frequent first; of contacts that met the bot first and in which the
 * customer wrote, as the handoff rate is.
 */
final class ReasonsReport {
    private static final Sum ENGAGED = Sum.count("engaged");
    private static final String REASON = "handoff_reason::VARCHAR";

    /** Tally, then the waits. */
    static final List<Sum> SUMS =
            Stream.concat(Tally.SUMS.stream(), Lengths.WAIT.sums().stream()).toList();

    private final OutcomeView view;
    private final ListReports lists;
    private final Arms arms;
    private final Sql bots;

    ReasonsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.arms = query.house().arms();
        this.lists = new ListReports(view, query, now);
        this.bots = Sql.cohort(query, now).equal("entry", query.focus().entry()).and("entry = 'bot_first'");
    }

    private record Counted(String reason, Tally tally, Sample waits) {}

    Future<Listing<Rows.Reason>> answer() {
        Sql handedOff = bots.and("handed_off");
        Future<List<Long>> all = view.query(bots.sums(List.of(), List.of(ENGAGED)), row -> row.getLong(1));
        Future<List<Counted>> reasons = view.query(handedOff.sums(List.of(REASON), SUMS), ReasonsReport::counted);
        Future<Map<String, Quantiles>> waits =
                Quantiles.of(view, handedOff, new Quantiles.By(REASON, Lengths.WAIT, "true"));
        Future<GroupedRepeats> repeats = reasons.compose(found -> GroupedRepeats.of(
                found.stream().map(Counted::tally),
                view,
                new GroupedRepeats.Rows(handedOff, GroupedRepeats.Asked.ofTallies(REASON))));
        return Future.all(all, reasons, waits, repeats)
                .map(done -> lists.listing(rows(
                        new Answered(reasons.result(), waits.result(), repeats.result()),
                        all.result().get(0))));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        String reason = row.getString(1);
        return new Counted(
                reason == null ? Cells.UNKNOWN : reason,
                Tally.read(row, 2),
                Lengths.sample(row, 2 + Tally.SUMS.size()));
    }

    private record Answered(List<Counted> reasons, Map<String, Quantiles> waits, GroupedRepeats repeats) {}

    private List<Rows.Reason> rows(Answered answered, long all) {
        return answered.reasons.stream()
                .filter(one -> one.tally.engaged() > 0)
                .map(one -> new Rows.Reason(
                        one.reason,
                        one.tally.engaged(),
                        arms.share(new Proportion(one.tally.engaged(), all)),
                        arms.rate(RateMetric.FCR, answered.repeats.side(one.tally, one.reason)),
                        Lengths.figures(arms, one.waits, answered.waits.get(one.reason))))
                .sorted(Comparator.comparingLong(Rows.Reason::contacts).reversed())
                .toList();
    }
}
