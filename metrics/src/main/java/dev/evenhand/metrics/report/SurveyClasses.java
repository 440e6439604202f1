package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Weighting classes of the survey: within each group the topic, and the state as it would be had nobody answered; of a group
 * with contacts of both entries also who went first. None in a group of which it is not told who was asked.
 *
 * <p>The state itself cannot be the class: answers make it, so that {@code confirmed} and {@code unresolved} would hold nobody
 * who kept silent, and the classes with the silent nobody to speak for them.
 *
 * @param of the classes of each group, in one order whatever the rows' is, so that they are added up alike
 */
record SurveyClasses(Map<String, List<WeightingClasses.Cell>> of) {
    static final SurveyClasses NONE = new SurveyClasses(Map.of());

    private static final List<String> CLASS = List.of("topic", "survey_class");
    /** Names of the rules a class rests on. */
    static final String RULES = "survey_class state";

    private static final String ENTRY = "entry::VARCHAR";

    /** The keys of groups. */
    static List<String> keys(String... group) {
        return Stream.concat(Stream.of(group), CLASS.stream()).toList();
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
        return of(lines.stream().map(line -> Map.entry(named(line.text(0)), Surveyed.of(line, 1))));
    }

    private static String named(@Nullable String group) {
        return group == null ? Cells.UNKNOWN : group;
    }

    /** Of surveys by group; those of one class may come in parts. */
    static SurveyClasses of(Stream<Map.Entry<String, Surveyed>> all) {
        Map<String, Map<String, Surveyed>> groups = new HashMap<>();
        all.forEach(one -> groups.computeIfAbsent(one.getKey(), any -> new TreeMap<>())
                .merge(one.getValue().name, one.getValue(), Surveyed::plus));
        groups.values().removeIf(classes -> classes.values().stream().anyMatch(one -> one.untold > 0));
        Map<String, List<WeightingClasses.Cell>> cells = new HashMap<>();
        groups.forEach((group, classes) -> cells.put(
                group, classes.values().stream().flatMap(Surveyed::cell).toList()));
        return new SurveyClasses(cells);
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

    /** What came of the surveys of one class. */
    record Surveyed(String name, long offered, long untold, long answered, long content) {
        /** The class is named by the line's keys from a place on. */
        static Surveyed of(Line line, int place) {
            return new Surveyed(
                    IntStream.range(place, line.keys().size())
                            .mapToObj(key -> named(line.text(key)))
                            .collect(Collectors.joining(" ")),
                    line.whole(0),
                    line.whole(1),
                    line.whole(2),
                    line.whole(3));
        }

        private Surveyed plus(Surveyed other) {
            return new Surveyed(
                    name,
                    offered + other.offered,
                    untold + other.untold,
                    answered + other.answered,
                    content + other.content);
        }

        private Stream<WeightingClasses.Cell> cell() {
            return offered > 0 ? Stream.of(new WeightingClasses.Cell(name, offered, answered, content)) : Stream.of();
        }
    }
}
