package dev.evenhand.bot.retrieval.calibration;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts which articles were taken for which others though the right one was in view. */
final class Confusions {

    private static final int MOST = 50;

    private Confusions() {}

    static List<Confusion> of(List<Calibrator.Judged> judged, List<String> articleIds) {
        Map<Integer, Integer> asked = new HashMap<>();
        Map<Integer, Map<Integer, Integer>> wrong = new HashMap<>();
        for (var row : judged) {
            if (row.row().answerable()) {
                int article = row.row().article();
                asked.merge(article, 1, Integer::sum);
                if (!row.right()) {
                    wrong.computeIfAbsent(article, absent -> new HashMap<>()).merge(row.picked(), 1, Integer::sum);
                }
            }
        }
        return wrong.entrySet().stream()
                .flatMap(entry -> entry.getValue().entrySet().stream()
                        .map(taken -> new Confusion(
                                articleIds.get(entry.getKey()),
                                articleIds.get(taken.getKey()),
                                taken.getValue(),
                                asked.getOrDefault(entry.getKey(), 0))))
                .sorted(Comparator.comparingInt(Confusion::times)
                        .reversed()
                        .thenComparing(Confusion::articleId)
                        .thenComparing(Confusion::takenFor))
                .limit(MOST)
                .toList();
    }
}
