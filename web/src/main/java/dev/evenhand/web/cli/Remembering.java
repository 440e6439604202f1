package dev.evenhand.web.cli;

import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Several draws ask the same sentences: each is encoded once. */
final class Remembering implements Encoder {
    private final Encoder encoder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    Remembering(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String text) {
        return vectors.computeIfAbsent(text, encoder::encode);
    }

    @Override
    public boolean knows(String word) {
        return encoder.knows(word);
    }

    @Override
    public List<float[]> encodeAll(List<String> texts, Progress progress) {
        var missing = texts.stream().filter(text -> !vectors.containsKey(text)).toList();
        var made = encoder.encodeAll(missing, progress);
        for (int i = 0; i < made.size(); i++) {
            vectors.put(missing.get(i), made.get(i));
        }
        return texts.stream().map(this::encode).toList();
    }
}
