package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.BenjaminiHochberg;
import dev.evenhand.metrics.statistics.MantelHaenszel;
import dev.evenhand.metrics.statistics.RateStratum;
import dev.evenhand.metrics.statistics.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FCR by topic, with Benjamini and Hochberg's correction over the topics that can be tested at all. */
final class TopicLines {
    private TopicLines() {}

    /** Largest topic first. */
    static List<Comparison.TopicLine> of(Cells cells) {
        List<Cells.Cell> topics = cells.by(List.of(StratumKey.TOPIC)).all();
        List<@Nullable Double> p = new ArrayList<>();
        topics.forEach(topic -> p.add(test(topic)));
        double[] adjusted = BenjaminiHochberg.adjusted(p.stream()
                .filter(value -> value != null)
                .mapToDouble(value -> value)
                .toArray());
        List<Comparison.TopicLine> lines = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < topics.size(); i++) {
            Double own = p.get(i);
            lines.add(line(topics.get(i), own, own == null ? null : adjusted[tested++]));
        }
        lines.sort(Comparator.comparingLong(Comparison.TopicLine::contacts)
                .reversed()
                .thenComparing(Comparison.TopicLine::topic));
        return lines;
    }

    private static @Nullable Double test(Cells.Cell topic) {
        RateStratum stratum =
                new RateStratum(topic.name(), RateMetric.FCR.of(topic.bot()), RateMetric.FCR.of(topic.human()));
        return stratum.enters()
                ? MantelHaenszel.test(List.of(stratum)).map(Significance::p).orElse(1.0)
                : null;
    }

    private static Comparison.TopicLine line(Cells.Cell topic, @Nullable Double p, @Nullable Double adjusted) {
        Raw raw = RawFigures.rate(RateMetric.FCR, Side.of(topic.bot()), Side.of(topic.human()));
        return new Comparison.TopicLine(
                topic.values().get(0),
                topic.both().contacts(),
                new Comparison.Metric(raw, null, null),
                p,
                adjusted,
                adjusted != null && adjusted <= BenjaminiHochberg.Q);
    }
}
