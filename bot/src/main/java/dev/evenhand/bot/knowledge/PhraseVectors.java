package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.OnnxEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The encoders of all languages, each with a memory of phrases kept in a directory between starts. */
public final class PhraseVectors {

    private static final Map<Language, Integer> DIMENSIONS = Map.of(Language.ENGLISH, 384, Language.CHINESE, 512);

    private final Map<Language, VectorMemory> memories = new EnumMap<>(Language.class);

    /** Reads what an earlier start left in the directory; blocking. */
    public PhraseVectors(Path directory) {
        for (var language : Language.values()) {
            int dimension = dimension(language);
            var file = new VectorFile(directory.resolve(fileName(language)), dimension);
            var memory = new VectorMemory(() -> OnnxEncoder.of(language), dimension, file);
            memory.learn(file.read());
            memories.put(language, memory);
        }
    }

    /** Takes in vectors made elsewhere. */
    public void learn(Language language, InputStream vectors) throws IOException {
        encoder(language).learn(VectorFile.read(vectors, dimension(language)));
    }

    public VectorMemory encoder(Language language) {
        return Objects.requireNonNull(memories.get(language));
    }

    /** Loads the model of a language, which the first message would otherwise wait for; blocking, about a second. */
    public static void warm(Language language) {
        OnnxEncoder.of(language).encode("warm");
    }

    /** Changes with the model, so that vectors of another are never taken for its own. */
    public static String fileName(Language language) {
        return "vectors-bge-small-1.5-mean-" + language.name().toLowerCase(Locale.ROOT) + ".bin";
    }

    private static int dimension(Language language) {
        return Objects.requireNonNull(DIMENSIONS.get(language));
    }
}
