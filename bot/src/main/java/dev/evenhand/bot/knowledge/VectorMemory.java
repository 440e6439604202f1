package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Encoder;
import dev.evenhand.bot.retrieval.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * An encoder that remembers the vectors of phrases, so that a start and a re-import embed only what is new.
 *
 * <p>Customers' messages are not remembered. The encoder behind it is loaded when first needed.
 */
public final class VectorMemory implements Encoder {

    /** Beyond this many, only the vectors asked for last are kept (60 MB of 384 dimensions). */
    private static final int MOST = 40_000;

    private final Supplier<? extends Encoder> encoder;
    private final int dimension;
    private final VectorFile file;
    private final Map<TextPrint, float[]> vectors = new ConcurrentHashMap<>();

    VectorMemory(Supplier<? extends Encoder> encoder, int dimension, VectorFile file) {
        this.encoder = encoder;
        this.dimension = dimension;
        this.file = file;
    }

    /** Takes in vectors made earlier. */
    void learn(Map<TextPrint, float[]> known) {
        vectors.putAll(known);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] encode(String text) {
        var known = vectors.get(TextPrint.of(text));
        return known == null ? encoder.get().encode(text) : known;
    }

    @Override
    public boolean knows(String word) {
        return encoder.get().knows(word);
    }

    @Override
    public List<float[]> encodeAll(List<String> texts, Progress progress) {
        var missing = texts.stream()
                .filter(text -> !vectors.containsKey(TextPrint.of(text)))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            remember(missing, encoder.get().encodeAll(missing, progress));
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(vectors.get(TextPrint.of(text))))
                .toList();
    }

    private void remember(List<String> texts, List<float[]> made) {
        Map<TextPrint, float[]> fresh = new HashMap<>();
        for (int i = 0; i < made.size(); i++) {
            fresh.put(TextPrint.of(texts.get(i)), made.get(i));
        }
        vectors.putAll(fresh);
        if (vectors.size() > MOST) {
            vectors.keySet().retainAll(fresh.keySet());
            file.replace(fresh);
        } else {
            file.append(fresh);
        }
    }
}
