package dev.evenhand.bot.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of the questions of one kind.
 *
 * @param questions how many were asked
 * @param accuracy share of those in scope whose best candidate is right; NaN without any
 * @param decisions what happened at the threshold in force
 */
public record KindFigures(String kind, int questions, double accuracy, Decisions decisions) {

    /** One entry for each kind that is named, in the order of first appearance. */
    static List<KindFigures> of(List<Attempt> attempts, double threshold) {
        return attempts.stream()
                .filter(attempt -> !attempt.question().kind().isEmpty())
                .collect(Collectors.groupingBy(
                        attempt -> attempt.question().kind(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), threshold))
                .toList();
    }

    private static KindFigures of(String kind, List<Attempt> attempts, double threshold) {
        double accuracy = new Measures(attempts).accuracy();
        return new KindFigures(kind, attempts.size(), accuracy, Decisions.of(attempts, threshold));
    }
}
