package dev.evenhand.bot.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an import makes different.
 *
 * @param added articles that do not stand yet
 * @param changed articles that stand and become others
 * @param unchanged articles that stand as they are in the file
 * @param removed articles that stand, are not in the file, and go
 * @param steps which, at most a thousand of them, unchanged ones left out
 */
public record Changes(int added, int changed, int unchanged, int removed, List<Step> steps) {

    private static final int LISTED = 1_000;

    public Changes {
        steps = List.copyOf(steps);
    }

    /** {@code what} is {@code added}, {@code changed} or {@code removed}; {@code article} is as {@code en:refund}. */
    public record Step(String what, String article) {}

    static Changes of(List<Article> standing, List<Article> wanted, boolean replace) {
        Map<Article.Key, Article> before =
                standing.stream().collect(Collectors.toMap(Article::key, Function.identity()));
        Map<Article.Key, Article> after = wanted.stream().collect(Collectors.toMap(Article::key, Function.identity()));
        var steps = new ArrayList<Step>();
        after.forEach((key, article) -> {
            if (!article.equals(before.get(key))) {
                steps.add(step(before.containsKey(key) ? "changed" : "added", key));
            }
        });
        int kept = after.size() - steps.size();
        if (replace) {
            before.keySet().stream()
                    .filter(key -> !after.containsKey(key))
                    .forEach(key -> steps.add(step("removed", key)));
        }
        steps.sort(Comparator.comparing(Step::what).thenComparing(Step::article));
        var counts = steps.stream().collect(Collectors.groupingBy(Step::what, Collectors.summingInt(step -> 1)));
        return new Changes(
                counts.getOrDefault("added", 0),
                counts.getOrDefault("changed", 0),
                kept,
                counts.getOrDefault("removed", 0),
                steps.subList(0, Math.min(LISTED, steps.size())));
    }

    private static Step step(String what, Article.Key key) {
        return new Step(what, key.locale() + ":" + key.id());
    }
}
