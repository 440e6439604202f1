package dev.evenhand.bot.answer;

import dev.evenhand.bot.retrieval.encoder.Encoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** An encoder that only counts words, so that every likeness can be told by hand. */
final class WordCounter implements Encoder {

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[a-z]+");

    private final Map<String, Integer> places = new HashMap<>();

    @Override
    public int dimension() {
        return 128;
    }

    @Override
    public float[] encode(String text) {
        var vector = new float[dimension()];
        WORD.matcher(text).results().forEach(word -> vector[place(word.group())] += 1);
        double squares = 0;
        for (float count : vector) {
            squares += count * count;
        }
        for (int i = 0; i < vector.length && squares > 0; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    /** Each word has a dimension of its own. */
    private synchronized int place(String word) {
        return places.computeIfAbsent(word, absent -> places.size());
    }
}
