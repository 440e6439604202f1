package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.CustomerSums.Metric;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Channels, the most contacts first. */
final class ChannelsReport {
    private static final Sum NEVER_BEFORE = Sum.count("engaged AND previous_closed_at IS NULL");

    /** Tally, complaints, contacts of which it is known, and those of customers who had none before. */
    static final List<Sum> SUMS = Stream.concat(
                    Tally.SUMS.stream(),
                    Stream.of(Sum.count("complaint"), Sum.count("complaint IS NOT NULL"), NEVER_BEFORE))
            .toList();

    /** What a tally holds, complaints, and contacts. */
    private static final GroupedRepeats.Asked CUSTOMERS = new GroupedRepeats.Asked(
            List.of("channel"),
            Stream.concat(
                            CustomerSums.METRICS.stream(),
                            Stream.of(
                                    Metric.rate("complaint IS NOT NULL", "complaint"), Metric.rate("engaged", "true")))
                    .toList(),
            "true");

    private static final int COMPLAINTS = CustomerSums.METRICS.size();
    private static final int CONTACTS = COMPLAINTS + 1;

    private final OutcomeView view;
    private final ListReports lists;
    private final Arms arms;
    private final Sql cohort;

    ChannelsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.arms = Arms.in(query.house());
        this.lists = new ListReports(view, query, now);
        this.cohort = Circle.met(Sql.cohort(query, now), query.focus().entry());
    }

    private record Counted(String channel, Tally tally, Proportion complaints, long neverBefore) {
        static Counted of(Line line) {
            int at = Tally.SUMS.size();
            String channel = line.text(0);
            return new Counted(
                    channel == null ? Cells.UNKNOWN : channel,
                    Tally.of(line),
                    new Proportion(line.whole(at), line.whole(at + 1)),
                    line.whole(at + 2));
        }
    }

    /** Who came again, channel by channel; where they were not read, shares are as sure as contacts. */
    private record Again(GroupedRepeats repeats, Optional<GroupedRepeats> shares) {
        static final Again NOBODY = new Again(GroupedRepeats.NONE, Optional.empty());

        Clustered.Rate share(String channel, Proportion counts) {
            Clustered.Rate share = new Clustered.Rate(counts, Clusters.NONE);
            return shares.map(own -> share.of(own, 0, channel)).orElseGet(() -> share.of(repeats, CONTACTS, channel));
        }
    }

    /** What rows are made of beside the counts: contacts and customers of all channels. */
    private record All(long contacts, long customers, Again again, SurveyClasses classes) {
        Side side(Counted one) {
            return classes.on(again.repeats.side(one.tally, one.channel), one.channel);
        }
    }

    Future<Listing<Rows.Channel>> answer() {
        return found((channels, all) -> lists.listing(rows(channels, all)));
    }

    private <T> Future<T> found(BiFunction<List<Counted>, All, T> answer) {
        return ListGroups.of(
                        view, cohort, new ListGroups.Asked(List.of("channel"), SUMS), SurveyClasses.asked("channel"))
                .compose(found -> {
                    List<Counted> channels =
                            found.groups().get(0).stream().map(Counted::of).toList();
                    GroupedRepeats.Rows rows = new GroupedRepeats.Rows(cohort, CUSTOMERS, found.sides());
                    return customers(channels).compose(customers -> again(channels, customers, rows)
                            .map(again -> new All(
                                    contacts(channels),
                                    customers,
                                    again,
                                    SurveyClasses.of(found.groups().get(1))))
                            .map(all -> answer.apply(channels, all)));
                });
    }

    /** All that is known of one channel's contacts. */
    Future<Side> side(String channel) {
        return found((channels, all) -> of(channel, channels).map(all::side).orElseGet(() -> Side.of(Tally.NONE)));
    }

    /** How one channel's share of complaints was made. */
    Future<Working.Line> complaints(String channel, Calculations calculations) {
        return found((channels, all) -> {
            Clustered.Rate rate = of(channel, channels)
                    .map(one -> complaints(one, all))
                    .orElseGet(() -> new Clustered.Rate(new Proportion(0, 0), Clusters.NONE));
            return calculations.line(channel, rate, arms.share(rate));
        });
    }

    private static Optional<Counted> of(String channel, List<Counted> channels) {
        return channels.stream().filter(one -> one.channel.equals(channel)).findFirst();
    }

    private static Clustered.Rate complaints(Counted one, All all) {
        return new Clustered.Rate(one.complaints, Clusters.NONE).of(all.again.repeats, COMPLAINTS, one.channel);
    }

    /** How the contact rates were made, channel by channel. */
    Future<List<Working.Line>> contactRates(Calculations calculations) {
        return found((channels, all) -> channels.stream()
                .map(one -> calculations.line(
                        one.channel, new Clustered.Mean(sample(one, all), Clusters.NONE), contactRate(one, all)))
                .sorted(Comparator.comparingDouble((Working.Line line) ->
                                Objects.requireNonNull(line.numbers()).sum())
                        .reversed())
                .toList());
    }

    private static long contacts(List<Counted> channels) {
        return channels.stream().mapToLong(one -> one.tally.contacts()).sum();
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

    /** Asked for only where customers have more than a contact now and then. */
    private Future<Again> again(List<Counted> channels, long customers, GroupedRepeats.Rows rows) {
        long engaged = channels.stream().mapToLong(one -> one.tally.engaged()).sum();
        if (engaged <= RatioEstimator.REPEATS * customers
                && channels.stream().noneMatch(one -> one.tally.repeatsBeyondChance())) {
            return Future.succeededFuture(Again.NOBODY);
        }
        long contacts = contacts(channels);
        Future<Optional<GroupedRepeats>> shares = contacts > GroupedRepeats.MOST_EXACT
                ? Future.succeededFuture(Optional.empty())
                : ChannelShares.of(view, cohort).map(Optional::of);
        return GroupedRepeats.of(contacts, view, rows).compose(repeats -> shares.map(own -> new Again(repeats, own)));
    }

    private List<Rows.Channel> rows(List<Counted> channels, All all) {
        return channels.stream()
                .map(one -> row(one, all))
                .sorted(Comparator.comparingLong(Rows.Channel::contacts)
                        .reversed()
                        .thenComparing(Rows.Channel::channel))
                .toList();
    }

    private Rows.Channel row(Counted one, All all) {
        Side side = all.side(one);
        return new Rows.Channel(
                one.channel,
                one.tally.contacts(),
                arms.share(all.again.share(one.channel, new Proportion(one.tally.contacts(), all.contacts))),
                arms.rate(RateMetric.FCR, side),
                arms.csat(side),
                arms.share(complaints(one, all)),
                contactRate(one, all));
    }

    /** A mean over the customers of all channels, most of whom have no contact on this one. */
    private Arm.Plain contactRate(Counted one, All all) {
        Sample contacts = sample(one, all);
        Optional<Interval> mean = Welch.mean(contacts).map(rate -> rate.clipped(0, Double.MAX_VALUE));
        Arm.Plain plain = arms.plain(all.customers, mean);
        Double value = all.customers == 0 ? null : Double.valueOf(contacts.mean());
        return new Arm.Plain(all.customers, value, plain.low(), plain.high(), plain.tooEarly());
    }

    private static Sample sample(Counted one, All all) {
        double n = (double) one.tally.engaged();
        Clusters own = all.again.repeats.of(CONTACTS, new GroupedRepeats.Total(n, n, n), one.channel);
        return Lengths.sample(all.customers, n, own.count() > 0 ? own.nn() : n);
    }
}
