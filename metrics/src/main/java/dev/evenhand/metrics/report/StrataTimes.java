package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.Distribution.Count;
import dev.evenhand.metrics.statistics.StandardisedDistribution;
import dev.evenhand.metrics.statistics.StandardisedDistribution.Stratum;
import dev.evenhand.metrics.statistics.stratified.StratumWeight;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handle times of each side and stratum: one by one while they are few, see {@link Quantiles}, else by bins.
 *
 * @param keys of the strata, in the order of their values
 * @param whole all times of each side
 */
record StrataTimes(List<StratumKey> keys, Map<String, Quantiles> whole, List<Part> parts) {

    /** How often there is which time, or which bin, on one side of one stratum. */
    record Part(String side, List<String> values, List<Count> counts) {}

    /** By what they are asked for where they are many: side, strata, bin. */
    static List<String> columns(String side, List<StratumKey> keys, ReportQuery.Cohort cohort) {
        return columns(
                side, StrataSql.columns(keys, cohort), Lengths.HANDLE.bin().name());
    }

    private static List<String> columns(String side, List<String> strata, String last) {
        return Stream.of(Stream.of(side), strata.stream(), Stream.of(last))
                .flatMap(columns -> columns)
                .toList();
    }

    /** Where they are looked for, and as what the sides are told apart. */
    record Asked(OutcomeView view, Sql rows, String side, ReportQuery.Cohort cohort) {}

    static Future<StrataTimes> of(Asked asked, List<StratumKey> keys, Map<String, Quantiles> whole) {
        if (keys.isEmpty() || whole.isEmpty()) {
            return Future.succeededFuture(new StrataTimes(keys, whole, List.of()));
        }
        String last = binned(whole) ? Lengths.HANDLE.bin().name() : Lengths.HANDLE.seconds();
        List<String> columns = columns(asked.side, StrataSql.columns(keys, asked.cohort), last);
        return asked.view
                .query(
                        asked.rows.and(Lengths.HANDLE.known()).sums(columns, List.of(Spreads.TIMES)),
                        row -> Line.of(row, columns.size()))
                .map(lines -> of(keys, whole, lines));
    }

    /** Of lines by side, strata and time or bin. */
    static StrataTimes of(List<StratumKey> keys, Map<String, Quantiles> whole, List<Line> lines) {
        Map<List<@Nullable Object>, List<Count>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.whole(0) > 0 && line.keys().get(1 + keys.size()) instanceof Number time) {
                groups.computeIfAbsent(line.keys().subList(0, 1 + keys.size()), any -> new ArrayList<>())
                        .add(new Count(time.doubleValue(), line.whole(0)));
            }
        }
        List<Part> parts = new ArrayList<>();
        groups.forEach((group, counts) -> parts.add(
                new Part(String.valueOf(group.get(0)), StrataSql.values(keys, new Line(group, List.of())), counts)));
        return new StrataTimes(keys, whole, parts);
    }

    private static boolean binned(Map<String, Quantiles> whole) {
        return whole.values().stream().mapToLong(Quantiles::n).sum() > Quantiles.MOST_EXACT;
    }

    /** One side on the mix of the weights, whose strata are told apart by some of the keys. */
    Optional<StandardisedDistribution> on(String side, List<StratumKey> kept, List<StratumWeight> weights) {
        Quantiles all = whole.get(side);
        if (all == null) {
            return Optional.empty();
        }
        List<Integer> places = kept.stream().map(keys::indexOf).toList();
        Map<String, Map<Double, Long>> strata = new HashMap<>();
        parts.stream().filter(part -> part.side.equals(side)).forEach(part -> {
            Map<Double, Long> counts =
                    strata.computeIfAbsent(StrataSurvey.name(part.values, places), any -> new TreeMap<>());
            part.counts.forEach(one -> counts.merge(one.value(), one.times(), Long::sum));
        });
        return StandardisedDistribution.of(
                all.times(),
                binned(whole) ? Lengths::bin : time -> time,
                weights.stream()
                        .filter(weight -> weight.weight() > 0)
                        .map(weight -> new Stratum(weight.weight(), strata.getOrDefault(weight.stratum(), Map.of())))
                        .toList());
    }
}
