package dev.evenhand.bot.retrieval.corpus;

import java.util.Comparator;

/** A way to ask for an article, as its author wrote it. */
public record Phrase(String articleId, String text) implements Comparable<Phrase> {

    private static final Comparator<Phrase> ORDER =
            Comparator.comparing(Phrase::articleId).thenComparing(Phrase::text);

    @Override
    public int compareTo(Phrase other) {
        return ORDER.compare(this, other);
    }
}
