package dev.evenhand.bot.retrieval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Samples;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promise on a world of vectors made by chance, where hidden articles are as near as those never told. */
class PromiseTest {

    private static final int ARTICLES = 60;
    private static final int TOLD = 36;
    private static final int SIZE = 12;

    private final Map<String, float[]> vectors = new HashMap<>();
    private final List<Phrase> told = new ArrayList<>();
    private final List<Phrase> asked = new ArrayList<>();

    @Test
    void thePrecisionPromisedIsKeptOnQuestionsOfTheSameKind() {
        world(new Random(11));
        var index = built(Settings.DEFAULT);

        var answered = asked.stream()
                .filter(phrase -> index.rank(phrase.text()).answers())
                .toList();
        double right = answered.stream()
                        .filter(phrase -> index.rank(phrase.text())
                                .candidates()
                                .get(0)
                                .articleId()
                                .equals(phrase.articleId()))
                        .count()
                / (double) answered.size();

        assertThat(right).isCloseTo(0.9, within(0.07));
        assertThat(answered.size() / (double) asked.size())
                .isCloseTo(index.calibration().promise().coverage(), within(0.15));
    }

    @Test
    void cautionAnswersLessAndIsAsSureAsBefore() {
        world(new Random(11));
        var usual = built(Settings.DEFAULT);
        var cautious = built(Settings.DEFAULT.withCautious(true));

        assertThat(confidence(cautious)).isCloseTo(confidence(usual), within(0.01));
        assertThat(cautious.calibration().promise().threshold())
                .isGreaterThan(usual.calibration().promise().threshold());
    }

    private Index built(Settings settings) {
        return Index.build(Samples.english(told), new Remembered(), settings, Progress.SILENT);
    }

    /** The mean over all that is asked. */
    private double confidence(Index index) {
        return asked.stream()
                .mapToDouble(phrase -> index.rank(phrase.text()).confidence())
                .average()
                .orElseThrow();
    }

    /** Articles 0 to 35 are told with eight phrases; four more of every article, told or not, are asked: 40 % unknown. */
    private void world(Random random) {
        int[] owners = IntStream.range(0, ARTICLES * SIZE).map(j -> j / SIZE).toArray();
        float[][] made = Samples.clustered(owners, 12, random);
        for (int j = 0; j < owners.length; j++) {
            var phrase = new Phrase("article-%02d".formatted(owners[j]), "text " + j);
            vectors.put(phrase.text(), made[j]);
            if (j % SIZE >= 8) {
                asked.add(phrase);
            } else if (owners[j] < TOLD) {
                told.add(phrase);
            }
        }
    }

    private final class Remembered implements Encoder {

        @Override
        public int dimension() {
            return 12;
        }

        @Override
        public float[] encode(String text) {
            return vectors.getOrDefault(text, new float[12]);
        }
    }
}
