package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Weighting classes of the survey: within each group the topic, and how it ended as far as no answer is needed to know; of a
 * group with contacts of both entries also who went first. None in a group of which it is not told who was asked.
 *
 * @param of the classes of each group, in one order whatever the rows' is, so that they are added up alike
 */
record SurveyClasses(Map<String, List<WeightingClasses.Cell>> of) {
    static final SurveyClasses NONE = new SurveyClasses(Map.of());

    private static final List<String> CLASS = List.of("topic", "survey_class");
    private static final String ENTRY = "entry::VARCHAR";

    /** The keys of sides. */
    static List<String> keys(String side) {
        return Stream.concat(Stream.of(side), CLASS.stream()).toList();
    }

    /** A list's groups by a key, as they are asked together with its tallies. */
    static ListGroups.Asked asked(String key) {
        List<String> keys = Stream.concat(Stream.of(key, ENTRY), CLASS.stream()).toList();
        return ListGroups.Asked.ofCounted(keys, Tally.SURVEY);
    }

    static Future<SurveyClasses> of(OutcomeView view, Sql cohort, String side) {
        List<String> keys = keys(side);
        return view.query(cohort.sums(keys, Tally.SURVEY), row -> Line.of(row, keys.size()))
                .map(SurveyClasses::of);
    }

    /** Of lines whose first key is the group and whose others make the class. */
    static SurveyClasses of(List<Line> lines) {
        Map<String, List<Surveyed>> groups =
                lines.stream().map(Surveyed::of).collect(Collectors.groupingBy(Surveyed::group));
        groups.values().removeIf(all -> all.stream().anyMatch(one -> one.untold > 0));
        Map<String, List<WeightingClasses.Cell>> classes = new HashMap<>();
        groups.forEach((group, all) -> classes.put(
                group,
                all.stream()
                        .sorted(Comparator.comparing(Surveyed::name))
                        .flatMap(Surveyed::cell)
                        .toList()));
        return new SurveyClasses(classes);
    }

    /** Of one group; none where there is none. */
    List<WeightingClasses.Cell> in(String group) {
        return of.getOrDefault(group, List.of());
    }

    /** The side with what those of it who answered say for those who did not. */
    Side on(Side side, String group) {
        Optional<WeightingClasses.Satisfaction> told = WeightingClasses.of(in(group));
        return new Side(side.tally(), side.repeats(), told.orElse(null), side.spread());
    }

    /** As the working tells them. */
    List<Working.SurveyClass> told() {
        return of.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(group -> group.getValue().stream().map(cell -> told(group.getKey(), cell)))
                .toList();
    }

    private static Working.SurveyClass told(String group, WeightingClasses.Cell cell) {
        Double weight = cell.answered() == 0 ? null : (double) cell.offered() / cell.answered();
        return new Working.SurveyClass(group, cell.name(), cell.offered(), cell.answered(), cell.satisfied(), weight);
    }

    private record Surveyed(String group, String name, long offered, long untold, long answered, long content) {
        private static Surveyed of(Line line) {
            String group = line.text(0);
            return new Surveyed(
                    group == null ? Cells.UNKNOWN : group,
                    IntStream.range(1, line.keys().size())
                            .mapToObj(line::text)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")),
                    line.whole(0),
                    line.whole(1),
                    line.whole(2),
                    line.whole(3));
        }

        private Stream<WeightingClasses.Cell> cell() {
            return offered > 0 ? Stream.of(new WeightingClasses.Cell(name, offered, answered, content)) : Stream.of();
        }
    }
}
