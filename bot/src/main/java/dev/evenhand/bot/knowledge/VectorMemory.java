package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
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

    /**
     * Beyond this many (60 MB of 384 dimensions), or half of it above the most that were asked for at once, only the
     * vectors asked for last are kept: a large knowledge base must not be forgotten for a few phrases that changed.
     */
    static final int MOST = 40_000;

    private final Supplier<? extends Encoder> encoder;
    private final int dimension;
    private final VectorFile file;
    private final Map<TextPrint, float[]> vectors = new ConcurrentHashMap<>();
    private int mostAsked;

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
        var asked = vectorsOf(texts, progress);
        remember(asked);
        return inOrder(texts, asked);
    }

    @Override
    public List<float[]> encodeInPassing(List<String> texts) {
        return inOrder(texts, vectorsOf(texts, Progress.SILENT));
    }

    private Map<String, float[]> vectorsOf(List<String> texts, Progress progress) {
        Map<String, float[]> found = new HashMap<>();
        for (String text : texts) {
            var known = vectors.get(TextPrint.of(text));
            if (known != null) {
                found.put(text, known);
            }
        }
        var missing = texts.stream()
                .filter(text -> !found.containsKey(text))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            var made = encoder.get().encodeAll(missing, progress);
            for (int i = 0; i < missing.size(); i++) {
                found.put(missing.get(i), made.get(i));
            }
        }
        return found;
    }

    private static List<float[]> inOrder(List<String> texts, Map<String, float[]> vectors) {
        return texts.stream()
                .map(text -> Objects.requireNonNull(vectors.get(text)))
                .toList();
    }

    private synchronized void remember(Map<String, float[]> found) {
        Map<TextPrint, float[]> asked = new HashMap<>();
        found.forEach((text, vector) -> asked.put(TextPrint.of(text), vector));
        Map<TextPrint, float[]> fresh = new HashMap<>(asked);
        fresh.keySet().removeAll(vectors.keySet());
        mostAsked = Math.max(mostAsked, asked.size());
        vectors.putAll(fresh);
        if (vectors.size() > Math.max(MOST, mostAsked + MOST / 2)) {
            vectors.keySet().retainAll(asked.keySet());
            file.replace(asked);
        } else if (!fresh.isEmpty()) {
            file.append(fresh);
        }
    }
}
