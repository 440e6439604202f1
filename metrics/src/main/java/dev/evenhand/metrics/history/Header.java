package dev.evenhand.metrics.history;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.outcome.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first line of a CSV, held against the rules that read its columns: a name that differs by a letter would lose a fact
 * of every row.
 */
record Header(List<String> columns, Mapping mapping) {
    /** What our own CSV tells beside the facts: judgements, and by which rules and as of when. */
    private static final Set<String> DERIVED = Stream.concat(
                    Stream.of("definition", "as_of"),
                    Definitions.ALL.stream().map(Definition::derivedColumns).flatMap(List::stream))
            .collect(Collectors.toUnmodifiableSet());

    private static final long LINE = 1;

    /** Columns that are read and stand in it twice. */
    Stream<Fault> twice() {
        Set<String> read = read();
        return columns.stream()
                .filter(column -> read.contains(column) && Collections.frequency(columns, column) > 1)
                .distinct()
                .map(column -> new Fault(LINE, column, "names two columns; give one another name"));
    }

    /** Columns that no rule reads, where they are named as the facts are. */
    Stream<Fault> strange() {
        Set<String> read = read();
        return IntStream.range(0, columns.size())
                .filter(place -> !read.contains(columns.get(place)) && !DERIVED.contains(columns.get(place)))
                .mapToObj(place -> columns.get(place).isEmpty()
                        ? new Fault(LINE, "column " + (place + 1), "has no name; give it one, or remove it")
                        : new Fault(LINE, columns.get(place), "is not a known fact; remove it or correct its name"));
    }

    /** Columns of rules of which nothing is in it. */
    Stream<Fault> missing() {
        List<Fault> faults = new ArrayList<>();
        mapping.rules().forEach((fact, rule) -> {
            boolean told = rule.constant() != null
                    || rule.columns().stream().anyMatch(column -> columns.containsAll(column.needs()));
            if (!told) {
                faults.add(new Fault(
                        LINE,
                        absent(rule.columns().get(0).needs()),
                        "is no column of the file, so that " + fact + " would be unknown in every row; correct the name"
                                + " in the mapping, or take the rule out"));
            }
        });
        mapping.skips().stream()
                .filter(column -> !columns.contains(column))
                .map(column -> new Fault(
                        LINE,
                        column,
                        "is no column of the file, so that no row would be skipped; correct the name in the mapping, or"
                                + " take the line out"))
                .forEach(faults::add);
        return faults.stream();
    }

    private String absent(List<String> needed) {
        return needed.stream()
                .filter(column -> !columns.contains(column))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> read() {
        Stream<String> facts = mapping.rules().values().stream()
                .flatMap(rule -> rule.columns().stream())
                .map(Mapping.Column::needs)
                .flatMap(Collection::stream);
        return Stream.concat(facts, mapping.skips().stream()).collect(Collectors.toSet());
    }
}
