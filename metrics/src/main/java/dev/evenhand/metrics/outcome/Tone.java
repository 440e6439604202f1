package dev.evenhand.metrics.outcome;

import dev.evenhand.metrics.outcome.Facts.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * What the customer's own words say of their temper while a conversation is being folded.
 *
 * <p>By words in a file and nothing else: the same on every path, whoever listened, so that bot and people are measured
 * alike and a recount gives the same. A fact of the words, not a judgement of the service.
 */
final class Tone {
    private @Nullable Double first;
    private @Nullable Double last;
    private boolean complained;

    void hears(String text) {
        double sentiment = ToneWords.sentiment(text);
        if (first == null) {
            first = sentiment;
        }
        last = sentiment;
        complained |= ToneWords.complains(text);
    }

    /** Null where the customer never wrote. */
    @Nullable
    Sentiment sentiment() {
        return first == null ? null : new Sentiment(first, last);
    }

    /** Null where the customer never wrote. */
    @Nullable
    Boolean complaint() {
        return first == null ? null : complained;
    }
}
