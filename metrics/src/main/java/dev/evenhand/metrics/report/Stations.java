package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.definition.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stations a conversation passes from its beginning to its end, stage by stage, each as a condition of its row.
 *
 * <p>Of each stage it passes one at most; who is answered by the bot is taken by nobody, and who gave up waiting has ended.
 */
final class Stations {
    /** Where every way begins. */
    static final String ALL = "contacts";

    private static final String GAVE_UP = "state = 'queue_abandoned'";
    private static final String TO_PEOPLE = "(entry = 'human_first' OR handed_off)";
    private static final String HELD_ON = TO_PEOPLE + " AND NOT (" + GAVE_UP + ")";
    private static final String LEFT_LINE = MeasureList.LEFT_LINE.name();

    private record Station(String name, String condition) {}

    private static final List<List<Station>> STAGES = List.of(
            List.of(new Station(ALL, "true")),
            List.of(
                    new Station("bot_first", "entry = 'bot_first'"),
                    new Station("human_first", "entry = 'human_first'")),
            List.of(
                    new Station("answered_by_bot", "entry = 'bot_first' AND NOT handed_off"),
                    new Station("handed_off", "handed_off"),
                    new Station("people_first", "entry = 'human_first'")),
            List.of(
                    new Station("gave_up", TO_PEOPLE + " AND " + GAVE_UP),
                    new Station("accepted", HELD_ON + " AND met_human"),
                    new Station("left_line", HELD_ON + " AND NOT met_human AND " + LEFT_LINE),
                    new Station("not_taken", HELD_ON + " AND NOT met_human AND NOT " + LEFT_LINE)),
            Definitions.CURRENT.states().stream()
                    .map(Rule::name)
                    .map(state -> new Station(
                            state, "state = '" + state + "' AND NOT (" + GAVE_UP + " AND " + TO_PEOPLE + ")"))
                    .toList());

    private Stations() {}

    /** Expressions of a row, one a stage: the station's name there, null where it passes none. */
    static final List<String> EXPRESSIONS = STAGES.stream()
            .map(stage -> stage.stream()
                    .map(one -> " WHEN " + one.condition + " THEN '" + one.name + "'")
                    .collect(Collectors.joining("", "CASE", " END")))
            .toList();

    /** Those passed, from the first to the last, of what the expressions gave. */
    static List<String> way(List<@Nullable String> stages) {
        return stages.stream().filter(Objects::nonNull).collect(Collectors.toList());
    }

    /**
     * Condition of the rows that pass a station ({@code accepted}), or go from one straight to another ({@code
     * handed_off-accepted}).
     *
     * @return empty for what is neither
     */
    static Optional<String> condition(String of) {
        List<String> names = List.of(of.split("-", -1));
        List<Integer> stages = names.stream().map(Stations::stage).toList();
        if (names.size() > 2 || stages.contains(-1)) {
            return Optional.empty();
        }
        return IntStream.range(0, names.size() - 1)
                        .allMatch(i -> follows(names.get(i), stages.get(i), stages.get(i + 1)))
                ? Optional.of(joined(names, stages))
                : Optional.empty();
    }

    private static boolean follows(String from, int stage, int next) {
        boolean ends = from.equals("gave_up");
        boolean skips = from.equals("answered_by_bot");
        return !ends && next == stage + (skips ? 2 : 1);
    }

    private static String joined(List<String> names, List<Integer> stages) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            STAGES.get(stages.get(i)).stream()
                    .filter(one -> one.name.equals(name))
                    .forEach(one -> conditions.add(one.condition));
        }
        return conditions.stream().distinct().collect(Collectors.joining(" AND "));
    }

    private static int stage(String name) {
        return IntStream.range(0, STAGES.size())
                .filter(stage -> names(stage).anyMatch(name::equals))
                .findFirst()
                .orElse(-1);
    }

    private static Stream<String> names(int stage) {
        return STAGES.get(stage).stream().map(Station::name);
    }
}
