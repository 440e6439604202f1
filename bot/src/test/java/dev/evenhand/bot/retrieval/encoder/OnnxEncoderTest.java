package dev.evenhand.bot.retrieval.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {

    @Test
    void sentencesOfLikeMeaningLieCloser() {
        var encoder = OnnxEncoder.english();
        float[] asked = encoder.encode("my parcel has not arrived");

        assertThat(cosine(asked, encoder.encode("where is my delivery")))
                .isGreaterThan(cosine(asked, encoder.encode("how do i change my password")));
    }

    @Test
    void chineseSentencesOfLikeMeaningLieCloser() {
        var encoder = OnnxEncoder.chinese();
        float[] asked = encoder.encode("我的包裹还没到");

        assertThat(cosine(asked, encoder.encode("快递到哪里了"))).isGreaterThan(cosine(asked, encoder.encode("怎么修改密码")));
    }

    @Test
    void manyAtOnceGiveTheSameUnitVectors() {
        var encoder = OnnxEncoder.english();
        var texts = List.of("one", "two words", "and three words");
        var vectors = encoder.encodeAll(texts, Progress.SILENT);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(vectors.get(i)).isEqualTo(encoder.encode(texts.get(i))).hasSize(encoder.dimension());
            assertThat(cosine(vectors.get(i), vectors.get(i))).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void batchesGiveAllButTheSameVectorsInWhateverOrder() {
        var encoder = OnnxEncoder.english();
        var texts = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            texts.add("drawer " + i);
        }
        texts.set(7, " ");
        texts.set(8, "a long story ".repeat(40));
        var vectors = encoder.encodeInBatches(texts, Progress.SILENT);
        var reversed = new ArrayList<>(texts);
        Collections.reverse(reversed);
        var again = encoder.encodeInBatches(reversed, Progress.SILENT);

        assertThat(vectors.get(7)).containsOnly(0f);
        for (int i = 0; i < texts.size(); i += 3) {
            assertThat(again.get(texts.size() - 1 - i)).isEqualTo(vectors.get(i));
            assertThat(cosine(vectors.get(i), encoder.encode(texts.get(i)))).isGreaterThan(0.98);
        }
        assertThat(vectors.get(8)).isEqualTo(encoder.encode(texts.get(8)));
    }

    @Test
    void aTextGetsTheVectorThatTheReadyMadeEncoderGivesIt() {
        var whole = new SentenceModel("bge-small-en-v1.5-q");
        for (String text :
                List.of("hi", "Where is my parcel, please?", "café № 5 — naïve", "a long story ".repeat(12))) {
            assertThat(OnnxEncoder.english().encode(text)).containsExactly(whole.one(text), offset(1e-6f));
        }
    }

    @Test
    void textWithoutAnyTokenGivesTheZeroVector() {
        assertThat(OnnxEncoder.english().encode(" \u200b ")).containsOnly(0f);
        assertThat(OnnxEncoder.english().encode("")).containsOnly(0f);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
