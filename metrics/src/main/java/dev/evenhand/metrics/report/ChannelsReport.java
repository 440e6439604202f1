package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Channels, the most contacts first. */
final class ChannelsReport {
    private static final Sum NEVER_BEFORE = Sum.count("engaged AND previous_closed_at IS NULL");

    /** Tally, complaints, contacts of which it is known, and those of customers who had none before. */
    static final List<Sum> SUMS = Stream.concat(
                    Tally.SUMS.stream(),
                    Stream.of(Sum.count("complaint"), Sum.count("complaint IS NOT NULL"), NEVER_BEFORE))
            .toList();

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;

    ChannelsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now).equal("entry", query.focus().entry());
    }

    private record Counted(String channel, Tally tally, Proportion complaints, long neverBefore) {}

    Future<Listing<Rows.Channel>> answer() {
        return view.query(cohort.sums(List.of("channel"), SUMS), ChannelsReport::counted)
                .compose(channels -> customers(channels).map(customers -> lists.listing(rows(channels, customers))));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        int at = 2 + Tally.SUMS.size();
        String channel = row.getString(1);
        return new Counted(
                channel == null ? Cells.UNKNOWN : channel,
                Tally.read(row, 2),
                new Proportion(row.getLong(at), row.getLong(at + 1)),
                row.getLong(at + 2));
    }

    /**
     * Customers who engaged. Of everything from the beginning on, each has one contact before which there was none;
     * within a part of it they must be told apart one by one.
     */
    private Future<Long> customers(List<Counted> channels) {
        return cohort.fromTheBeginning()
                ? Future.succeededFuture(
                        channels.stream().mapToLong(Counted::neverBefore).sum())
                : view.query(cohort.and("engaged").select("count(DISTINCT customer_key)", ""), row -> row.getLong(1))
                        .map(rows -> rows.get(0));
    }

    private static List<Rows.Channel> rows(List<Counted> channels, long customers) {
        long all = channels.stream().mapToLong(one -> one.tally.contacts()).sum();
        return channels.stream()
                .map(one -> row(one, all, customers))
                .sorted(Comparator.comparingLong(Rows.Channel::contacts)
                        .reversed()
                        .thenComparing(Rows.Channel::channel))
                .toList();
    }

    private static Rows.Channel row(Counted one, long all, long customers) {
        Side side = Side.of(one.tally);
        return new Rows.Channel(
                one.channel,
                one.tally.contacts(),
                Arms.share(new Proportion(one.tally.contacts(), all)),
                Arms.rate(RateMetric.FCR, side),
                Arms.csat(side),
                Arms.share(one.complaints),
                customers == 0 ? null : (double) one.tally.engaged() / customers);
    }
}
