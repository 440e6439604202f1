package dev.evenhand.bot.sample;

import dev.evenhand.bot.exchange.ArticleFormat;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.PhraseVectors;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sample knowledge base a fresh installation starts with. */
public final class SampleShop {
    private static final Logger LOG = LoggerFactory.getLogger(SampleShop.class);
    private static final String FOLDER = "/sample-shop/";

    private SampleShop() {}

    /** All articles, in both languages; blocking. */
    public static List<Article> articles() {
        return Arrays.stream(Language.values())
                .flatMap(language -> articles(language).stream())
                .toList();
    }

    static List<Article> articles(Language language) {
        String name = Edition.locale(language) + ".json";
        try (InputStream in = Objects.requireNonNull(SampleShop.class.getResourceAsStream(FOLDER + name), name)) {
            var reading = ArticleFormat.JSON.read(in.readAllBytes());
            if (!reading.errors().isEmpty()) {
                throw new IllegalStateException(name + ": " + reading.errors());
            }
            return reading.articles();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Hands over what the build made; without it the first start takes some seconds longer. */
    public static void teach(PhraseVectors vectors, CalibrationMemory calibrations) {
        for (var language : Language.values()) {
            hand(PhraseVectors.fileName(language), in -> vectors.learn(language, in));
            hand(CalibrationMemory.fileName(language), in -> calibrations.learn(in.readAllBytes()));
        }
    }

    private static void hand(String name, Taker taker) {
        try (InputStream in = SampleShop.class.getResourceAsStream(FOLDER + name)) {
            if (in != null) {
                taker.take(in);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is made anew: {}", name, e.getMessage());
        }
    }

    private interface Taker {
        void take(InputStream in) throws IOException;
    }
}
