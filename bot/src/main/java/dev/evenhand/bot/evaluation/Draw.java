package dev.evenhand.bot.evaluation;

import dev.evenhand.bot.retrieval.corpus.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A smaller knowledge base drawn by chance from a larger one: what would the bot do with fewer phrases, and with articles
 * that are missing though customers ask for them?
 *
 * <p>The same seed draws the same on every machine, whatever the order of the input.
 *
 * @param shots phrases kept of each article; 0 keeps all
 * @param dropShare share of the articles taken out, in [0, 1); their questions stay and are out of scope from then on
 */
public record Draw(int shots, double dropShare, long seed) {

    public Draw {
        if (shots < 0) {
            throw new IllegalArgumentException("shots must not be negative, as " + shots + " is");
        }
        if (!(dropShare >= 0 && dropShare < 1)) {
            throw new IllegalArgumentException("the share to drop must lie in [0, 1), not at " + dropShare);
        }
    }

    /** Fewer articles, fewer phrases; the questions stay. */
    public Material of(Material whole) {
        var byArticle = new TreeMap<String, List<Phrase>>();
        whole.phrases().forEach(phrase -> byArticle
                .computeIfAbsent(phrase.articleId(), article -> new ArrayList<>())
                .add(phrase));
        var random = new Random(seed);
        var dropped = dropped(List.copyOf(byArticle.keySet()), random);
        byArticle.keySet().removeAll(dropped);
        var kept = byArticle.values().stream()
                .flatMap(phrases -> some(phrases, random).stream())
                .toList();
        var texts = whole.texts().stream()
                .filter(text -> !dropped.contains(text.articleId()))
                .toList();
        return new Material(kept, texts, whole.questions());
    }

    /** From one list of labelled sentences: what is drawn becomes the knowledge base, the rest is asked. */
    public Material split(List<Question> sentences) {
        var drawn = of(Material.labelled(sentences, List.of()));
        var known = new HashSet<>(drawn.phrases());
        var asked = sentences.stream()
                .filter(sentence -> !known.contains(new Phrase(sentence.label(), sentence.text())))
                .toList();
        return new Material(drawn.phrases(), drawn.texts(), asked);
    }

    private Set<String> dropped(List<String> articles, Random random) {
        var order = new ArrayList<>(articles);
        Collections.shuffle(order, random);
        return Set.copyOf(order.subList(0, (int) Math.round(dropShare * order.size())));
    }

    private List<Phrase> some(List<Phrase> phrases, Random random) {
        var order = new ArrayList<>(phrases.stream().distinct().sorted().toList());
        Collections.shuffle(order, random);
        return shots == 0 ? order : order.subList(0, Math.min(shots, order.size()));
    }
}
