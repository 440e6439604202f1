package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.GroupedRepeats.Asked;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.BenjaminiHochberg;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.stratified.MantelHaenszel;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FCR by topic, with Benjamini and Hochberg's correction over the topics that can be tested at all. */
final class TopicLines {
    private static final List<StratumKey> TOPIC = List.of(StratumKey.TOPIC);
    private static final String ENTRY = "entry::VARCHAR";

    private TopicLines() {}

    /** Where the lines are of. */
    record Rows(OutcomeView view, Sql rows) {
        private Future<GroupedRepeats> repeats(Cells cells, Optional<Map<String, Side.Repeats>> sides) {
            return GroupedRepeats.of(
                    tallies(cells), view, new GroupedRepeats.Rows(rows, Asked.ofTallies(ENTRY, "topic"), sides));
        }
    }

    /** Of rows, for themselves. */
    static Future<List<Comparison.TopicLine>> of(Rows rows, RawFigures figures) {
        return tested(rows).map(topics -> lines(topics, figures));
    }

    /** The same with all that they are made of. */
    static Future<List<Tested>> tested(Rows rows) {
        return ListGroups.of(rows.view, rows.rows, new ListGroups.Asked(List.of(ENTRY, "topic"), Tally.SUMS))
                .compose(found -> {
                    Cells cells = Cells.of(
                            TOPIC,
                            found.groups().get(0).stream()
                                    .map(TopicLines::group)
                                    .toList());
                    return rows.repeats(cells, found.sides()).map(repeats -> tested(cells, repeats));
                });
    }

    private static Cells.Group group(Line line) {
        return new Cells.Group(
                String.valueOf(line.text(0)), List.of(StrataSql.name(StratumKey.TOPIC, line.text(1))), Tally.of(line));
    }

    /** Customers' sums of the cells' rows, topic by topic, where both sides' are known already. */
    static Future<GroupedRepeats> repeats(Cells cells, Map<String, Side.Repeats> sides, Rows rows) {
        long contacts = tallies(cells).mapToLong(Tally::contacts).sum();
        return contacts > GroupedRepeats.MOST_EXACT
                ? Future.succeededFuture(GroupedRepeats.ofSides(sides))
                : rows.repeats(cells, Optional.empty());
    }

    private static Stream<Tally> tallies(Cells cells) {
        return cells.by(TOPIC).all().stream().flatMap(topic -> Stream.of(topic.bot(), topic.human()));
    }

    /** One topic with both its sides. */
    record Topic(Cells.Cell cell, Side bot, Side human) {
        static Topic of(Cells.Cell cell, GroupedRepeats repeats) {
            String topic = cell.values().get(0);
            return new Topic(
                    cell,
                    repeats.side(cell.bot(), "bot_first", topic),
                    repeats.side(cell.human(), "human_first", topic));
        }

        String name() {
            return cell.values().get(0);
        }
    }

    /** Of a topic that can be tested, the test's p, the same among the {@code tests} of all topics; else null. */
    record Tested(Topic topic, @Nullable Double p, @Nullable Double adjusted, int tests) {
        boolean significant() {
            return adjusted != null && adjusted <= BenjaminiHochberg.Q;
        }
    }

    /** Largest topic first. */
    static List<Comparison.TopicLine> of(Cells cells, GroupedRepeats repeats, RawFigures figures) {
        return lines(tested(cells, repeats), figures);
    }

    private static List<Tested> tested(Cells cells, GroupedRepeats repeats) {
        List<Topic> topics = cells.by(TOPIC).all().stream()
                .map(cell -> Topic.of(cell, repeats))
                .toList();
        List<@Nullable Double> p = new ArrayList<>();
        topics.forEach(topic -> p.add(test(topic)));
        double[] adjusted = BenjaminiHochberg.adjusted(p.stream()
                .filter(value -> value != null)
                .mapToDouble(value -> value)
                .toArray());
        List<Tested> all = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < topics.size(); i++) {
            Double own = p.get(i);
            all.add(new Tested(topics.get(i), own, own == null ? null : adjusted[tested++], adjusted.length));
        }
        return all;
    }

    private static List<Comparison.TopicLine> lines(List<Tested> topics, RawFigures figures) {
        return topics.stream()
                .map(one -> line(one, figures.rate(RateMetric.FCR, one.topic.bot, one.topic.human)))
                .sorted(Comparator.comparingLong(Comparison.TopicLine::contacts)
                        .reversed()
                        .thenComparing(Comparison.TopicLine::topic))
                .toList();
    }

    /** Mantel and Haenszel's test; where customers came several times, at as many contacts as are worth independent ones. */
    private static @Nullable Double test(Topic topic) {
        Clustered.Rate bot = topic.bot.counts(RateMetric.FCR);
        Clustered.Rate human = topic.human.counts(RateMetric.FCR);
        RateStratum stratum = new RateStratum(topic.cell.name(), bot.counts(), human.counts());
        if (!stratum.enters()) {
            return null;
        }
        return bot.repeated() || human.repeated()
                ? bot.effective()
                        .flatMap(one -> human.effective().flatMap(one::test))
                        .map(Significance::p)
                        .orElse(1.0)
                : MantelHaenszel.test(List.of(stratum)).map(Significance::p).orElse(1.0);
    }

    private static Comparison.TopicLine line(Tested one, Raw raw) {
        return new Comparison.TopicLine(
                one.topic.name(),
                one.topic.cell.both().contacts(),
                new Comparison.Metric(raw, null, null),
                one.p,
                one.adjusted,
                one.significant());
    }
}
