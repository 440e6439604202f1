package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.CustomerSums.Metric;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why the bot handed off, the most frequent first; of contacts that met the bot first and in which the
 * customer wrote, as the handoff rate is.
 */
final class ReasonsReport {
    private static final Sum ENGAGED = Sum.count("engaged");
    private static final String REASON = "handoff_reason::VARCHAR";

    private static final Sum FIRST_WAITS = Sum.count(Lengths.WAIT.known() + " AND previous_closed_at IS NULL");

    /** Tally, then the waits, and how many of them were of customers who had no contact before. */
    static final List<Sum> SUMS = Stream.of(Tally.SUMS.stream(), Lengths.WAIT.sums().stream(), Stream.of(FIRST_WAITS))
            .flatMap(sums -> sums)
            .toList();

    /** What a tally holds, and the waits. */
    private static final GroupedRepeats.Asked CUSTOMERS = new GroupedRepeats.Asked(
            List.of(REASON),
            Stream.concat(CustomerSums.METRICS.stream(), Stream.of(Metric.mean(Lengths.WAIT)))
                    .toList(),
            "true");

    private static final int WAITS = CustomerSums.METRICS.size();

    private final OutcomeView view;
    private final ListReports lists;
    private final Arms arms;
    private final Sql bots;

    ReasonsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.arms = Arms.in(query.house());
        this.lists = new ListReports(view, query, now);
        this.bots = Circle.met(Circle.met(Sql.cohort(query, now), query.focus().entry()), "bot_first");
    }

    private record Counted(String reason, Tally tally, Sample waits, long firstWaits) {
        static Counted of(Line line) {
            String reason = line.text(0);
            return new Counted(
                    reason == null ? Cells.UNKNOWN : reason,
                    Tally.of(line),
                    Lengths.sample(line, Tally.SUMS.size()),
                    line.whole(SUMS.size() - 1));
        }

        boolean repeatsBeyondChance() {
            return tally.repeatsBeyondChance() || Tally.beyondChance(waits.n(), firstWaits);
        }

        /** Of customers who came several times. */
        Clustered.Mean waits(GroupedRepeats repeats) {
            return new Clustered.Mean(waits, Clusters.NONE).of(repeats, WAITS, reason);
        }
    }

    /** All contacts are one group: a reason's share is of the others', too. */
    private static final String ALL = "all";

    Future<Listing<Rows.Reason>> answer() {
        return answered().map(answered -> lists.listing(rows(answered)));
    }

    /** How the shares were made, the most frequent reason first. */
    Future<List<Working.Line>> lines(Calculations calculations) {
        return answered().map(answered -> answered.places()
                .map(place -> calculations.line(
                        answered.reasons.get(place).reason, answered.share(place), arms.share(answered.share(place))))
                .sorted(Comparator.comparingDouble((Working.Line line) ->
                                Objects.requireNonNull(line.numbers()).sum())
                        .reversed())
                .toList());
    }

    /** All that is known of contacts handed off for one reason. */
    Future<Side> side(String reason) {
        return answered().map(answered -> answered.of(reason)
                .map(one -> answered.repeats.side(one.tally, one.reason))
                .orElseGet(() -> Side.of(Tally.NONE)));
    }

    /** How their mean wait was made. */
    Future<Working.Line> waits(String reason, Calculations calculations) {
        return answered().map(answered -> {
            Clustered.Mean waits = answered.of(reason)
                    .map(one -> one.waits(answered.repeats))
                    .orElseGet(() -> new Clustered.Mean(new Sample(0, 0, 0), Clusters.NONE));
            return calculations.times(reason, waits, arms.seconds(waits, answered.waits.get(reason)));
        });
    }

    private Future<Answered> answered() {
        Sql handedOff = bots.and("handed_off");
        Future<ListGroups> all =
                ListGroups.of(view, bots, new ListGroups.Asked(List.of("entry::VARCHAR"), List.of(ENGAGED)));
        Future<ListGroups> groups = ListGroups.of(view, handedOff, new ListGroups.Asked(List.of(REASON), SUMS));
        Future<List<Counted>> reasons = groups.map(
                found -> found.groups().get(0).stream().map(Counted::of).toList());
        Future<Map<String, Quantiles>> waits =
                Quantiles.of(view, handedOff, new Quantiles.By(REASON, Lengths.WAIT, "true"));
        Future<GroupedRepeats> repeats = reasons.compose(found -> repeats(
                found,
                new GroupedRepeats.Rows(handedOff, CUSTOMERS, groups.result().sides())));
        Future<GroupedRepeats> shares = Future.all(all, reasons)
                .compose(done -> repeats(
                        reasons.result(),
                        new GroupedRepeats.Rows(
                                bots, customers(reasons.result()), all.result().sides())));
        return Future.all(all, reasons, waits, repeats, shares)
                .map(done -> new Answered(
                        engaged(all.result()), reasons.result(), waits.result(), repeats.result(), shares.result()));
    }

    private static long engaged(ListGroups all) {
        return all.groups().get(0).stream().mapToLong(line -> line.whole(0)).sum();
    }

    private Future<GroupedRepeats> repeats(List<Counted> found, GroupedRepeats.Rows rows) {
        return found.stream().anyMatch(Counted::repeatsBeyondChance)
                ? GroupedRepeats.of(
                        found.stream().mapToLong(one -> one.tally.contacts()).sum(), view, rows)
                : Future.succeededFuture(GroupedRepeats.NONE);
    }

    /** Of each reason how often customers came for it; its words are those of a type, and may stand in a statement. */
    private static GroupedRepeats.Asked customers(List<Counted> found) {
        return new GroupedRepeats.Asked(
                List.of("'" + ALL + "'"),
                found.stream()
                        .map(one -> Metric.rate("engaged", "handed_off AND " + is(one.reason)))
                        .toList(),
                "engaged");
    }

    private static String is(String reason) {
        return reason.equals(Cells.UNKNOWN) ? "handoff_reason IS NULL" : "handoff_reason = '" + reason + "'";
    }

    private record Answered(
            long all,
            List<Counted> reasons,
            Map<String, Quantiles> waits,
            GroupedRepeats repeats,
            GroupedRepeats shares) {
        /** Of those in which anybody wrote. */
        Stream<Integer> places() {
            return IntStream.range(0, reasons.size())
                    .filter(place -> reasons.get(place).tally.engaged() > 0)
                    .boxed();
        }

        Optional<Counted> of(String reason) {
            return reasons.stream().filter(one -> one.reason.equals(reason)).findFirst();
        }

        Clustered.Rate share(int place) {
            return new Clustered.Rate(new Proportion(reasons.get(place).tally.engaged(), all), Clusters.NONE)
                    .of(shares, place, ALL);
        }
    }

    private List<Rows.Reason> rows(Answered answered) {
        return answered.places()
                .map(place -> row(answered, place))
                .sorted(Comparator.comparingLong(Rows.Reason::contacts).reversed())
                .toList();
    }

    private Rows.Reason row(Answered answered, int place) {
        Counted one = answered.reasons.get(place);
        return new Rows.Reason(
                one.reason,
                one.tally.engaged(),
                arms.share(answered.share(place)),
                arms.rate(RateMetric.FCR, answered.repeats.side(one.tally, one.reason)),
                arms.seconds(one.waits(answered.repeats), answered.waits.get(one.reason)));
    }
}
