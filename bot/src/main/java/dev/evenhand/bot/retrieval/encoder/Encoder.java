package dev.evenhand.bot.retrieval.encoder;

import java.util.List;

/**
 * Turns a sentence into a unit vector so that sentences of like meaning lie close together.
 *
 * <p>Implementations are deterministic and safe for use by several threads. A blank text gives the zero vector.
 */
public interface Encoder {

    /** The length of every vector. */
    int dimension();

    /** The unit vector of one text. */
    float[] encode(String text);

    /** Whether a word in small letters means something by itself, instead of being put together from pieces of words. */
    default boolean knows(String word) {
        return true;
    }

    /** The unit vectors of many texts, in their order; progress counts texts. */
    default List<float[]> encodeAll(List<String> texts, Progress progress) {
        return texts.stream().map(this::encode).toList();
    }

    /** The same of texts that will not be asked for again: nothing is kept of them. */
    default List<float[]> encodeInPassing(List<String> texts) {
        return encodeAll(texts, Progress.SILENT);
    }
}
