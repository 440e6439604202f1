package dev.evenhand.bot.language;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Apache OpenNLP's language model, held to the languages we have a second witness for.
 *
 * <p>It is read on first use (about a second, fifty megabytes), which most installations never come to: a message with
 * English small words is not brought here.
 */
final class Detector {

    private static final String ENGLISH = "eng";
    private static final Map<String, String> CODES = Map.of(
            "fra", "fr", "deu", "de", "spa", "es", "ita", "it", "por", "pt", "nld", "nl", "pol", "pl", "tur", "tr");

    private Detector() {}

    /** The likeliest of our languages other than English, the text being in small Latin letters. */
    static Optional<Guess> likeliest(String text) {
        // The model is shared; a detector over it is light, and not promised to be safe for several threads.
        var all = new LanguageDetectorME(Loaded.MODEL).predictLanguages(text);
        double english = Arrays.stream(all)
                .filter(guess -> guess.getLang().equals(ENGLISH))
                .mapToDouble(Language::getConfidence)
                .findFirst()
                .orElse(0);
        return Arrays.stream(all)
                .filter(guess -> CODES.containsKey(guess.getLang()))
                .max(Comparator.comparingDouble(Language::getConfidence))
                .map(guess -> new Guess(
                        Objects.requireNonNull(CODES.get(guess.getLang())),
                        guess.getConfidence() / Math.max(english, 1e-9)));
    }

    /**
     * What the detector says.
     *
     * @param language such as {@code fr}
     * @param againstEnglish how many times likelier than English
     */
    record Guess(String language, double againstEnglish) {}

    private static final class Loaded {
        static final LanguageDetectorModel MODEL = read("langdetect-183.bin");

        private static LanguageDetectorModel read(String name) {
            try (var in = Objects.requireNonNull(
                    Detector.class.getClassLoader().getResourceAsStream(name), name + " is not on the class path")) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new IllegalStateException("the language model " + name + " cannot be read", e);
            }
        }
    }
}
