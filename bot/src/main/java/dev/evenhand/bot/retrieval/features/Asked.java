package dev.evenhand.bot.retrieval.features;

import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.List;

/** A message or phrase as the features see it: its vector, its words, its letter sequences. */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
public record Asked(float[] vector, List<String> words, List<String> grams) {

    public static Asked of(String text, Language language, float[] vector) {
        return new Asked(vector, language.words(text), language.grams(text));
    }
}
