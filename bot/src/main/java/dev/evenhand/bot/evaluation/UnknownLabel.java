package dev.evenhand.bot.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A label that no article has, and how many questions bear it; they count as out of scope. */
public record UnknownLabel(String label, int questions) {

    private static final int MOST = 50;

    /** What says by itself that no article is meant. */
    private static final Set<String> NONE = Set.of("", "none");

    static List<UnknownLabel> of(List<Attempt> attempts) {
        var counts = attempts.stream()
                .filter(attempt -> !attempt.inScope())
                .map(attempt -> attempt.question().label())
                .filter(label -> !NONE.contains(label))
                .collect(Collectors.groupingBy(label -> label, Collectors.summingInt(label -> 1)));
        return counts.entrySet().stream()
                .map(entry -> new UnknownLabel(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(UnknownLabel::questions)
                        .reversed()
                        .thenComparing(UnknownLabel::label))
                .limit(MOST)
                .toList();
    }
}
