package dev.evenhand.bot.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an import makes different.
 *
 * @param added articles that do not stand yet
 * @param changed articles that stand and become others
 * @param moved articles that only change their place among the others; none where what stands keeps its place
 * @param unchanged articles that stand as they are in the file
 * @param removed articles that stand, are not in the file, and go
 * @param steps which, at most a thousand of them, unchanged ones left out
 */
public record Changes(int added, int changed, int moved, int unchanged, int removed, List<Step> steps) {

    /** Nothing at all. */
    static final Changes NONE = new Changes(0, 0, 0, 0, 0, List.of());

    private static final int LISTED = 1_000;

    public Changes {
        steps = List.copyOf(steps);
    }

    /**
     * {@code what} is {@code added}, {@code changed}, {@code moved} or {@code removed}; {@code article} is as {@code
     * en:refund}.
     */
    public record Step(String what, String article) {}

    static Changes of(List<Article> standing, List<Article> wanted, boolean replace) {
        Map<Article.Key, Article> before = byKey(standing);
        Map<Article.Key, Article> after = byKey(wanted);
        var steps = new ArrayList<Step>();
        after.forEach((key, article) -> {
            if (!article.equals(before.get(key))) {
                steps.add(step(before.containsKey(key) ? "changed" : "added", key));
            }
        });
        if (replace) {
            moved(before, after).forEach(key -> steps.add(step("moved", key)));
        }
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
                counts.getOrDefault("moved", 0),
                kept,
                counts.getOrDefault("removed", 0),
                steps.subList(0, Math.min(LISTED, steps.size())));
    }

    private static Map<Article.Key, Article> byKey(List<Article> articles) {
        var keyed = new LinkedHashMap<Article.Key, Article>();
        articles.forEach(article -> keyed.put(article.key(), article));
        return keyed;
    }

    /** Of the articles that stay as they are, the fewest that have to be put elsewhere for the others to be in order. */
    private static List<Article.Key> moved(Map<Article.Key, Article> before, Map<Article.Key, Article> after) {
        var same = after.keySet().stream()
                .filter(key -> Objects.equals(after.get(key), before.get(key)))
                .toList();
        var places = new HashMap<Article.Key, Integer>();
        before.keySet().forEach(key -> places.put(key, places.size()));
        var inOrder = LongestRise.of(same.stream().map(places::get).toList());
        return IntStream.range(0, same.size())
                .filter(i -> !inOrder.get(i))
                .mapToObj(same::get)
                .toList();
    }

    private static Step step(String what, Article.Key key) {
        return new Step(what, key.locale() + ":" + key.id());
    }
}
