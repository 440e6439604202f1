package dev.evenhand.bot.retrieval.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.retrieval.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CosinesTest {

    private final float[][] phrases = byChance(2_500, new Random(1));
    private final float[][] messages = byChance(3, new Random(2));
    private final Cosines cosines = new Cosines(phrases, 7);

    @Test
    void everyPhraseGetsItsInnerProductWithTheMessage() {
        float[] found = cosines.to(messages[0]);

        for (int j = 0; j < phrases.length; j++) {
            double expected = 0;
            for (int i = 0; i < 7; i++) {
                expected += phrases[j][i] * messages[0][i];
            }
            assertThat((double) found[j]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void severalMessagesAtOnceGetWhatEachGetsAlone() {
        float[][] found = cosines.to(messages);

        for (int q = 0; q < messages.length; q++) {
            assertThat(found[q]).isEqualTo(cosines.to(messages[q]));
        }
    }

    private static float[][] byChance(int rows, Random random) {
        var vectors = new float[rows][];
        for (int j = 0; j < rows; j++) {
            vectors[j] = Samples.unit(new float[7], 1, random);
        }
        return vectors;
    }
}
