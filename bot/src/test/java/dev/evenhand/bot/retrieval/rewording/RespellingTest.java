package dev.evenhand.bot.retrieval.rewording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Samples;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.OnnxEncoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.bot.retrieval.features.Asked;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespellingTest {

    private static final List<String> PHRASES = List.of(
            "how long does delivery take",
            "my voucher is not working",
            "I want to order a spare part",
            "want to cancel an order",
            "would you mind my guarantee",
            "pay in instalments");

    private final Respelling respelling = Respelling.of(
            OnnxEncoder.english(),
            PHRASES.stream()
                    .map(phrase -> Asked.of(phrase, Language.ENGLISH, new float[0]))
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "how long does delivry take, how long does delivery take",
        "VOCHER not working?!, voucher not working?!",
        "cancel my ordr, cancel my order",
        "pay in instlmnts, pay in instalments",
        "is there a garantee, is there a guarantee",
    })
    void aMisspeltWordBecomesTheOneThePhrasesHave(String message, String meant) {
        assertThat(respelling.of(message)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "can you mend it", // a word of its own, though one letter from mind
        "it wont work", // four letters with another one among them
        "qwertz asdf 12 $1 \\0", // near nothing
        "how long does delivery take",
    })
    void whatMeansSomethingOrNothingStays(String message) {
        assertThat(respelling.of(message)).isEqualTo(message);
    }

    @Test
    void aMessageFullOfUnknownWordsIsLeftAlone() {
        String message =
                String.join(" ", Stream.generate(() -> "delivry").limit(9).toList());

        assertThat(respelling.of(message)).isEqualTo(message);
    }

    @Test
    void theMisspeltQuestionIsRankedAsTheRightOne() {
        var index = Index.build(
                Samples.english(Samples.bicycleShop()), OnnxEncoder.english(), Settings.DEFAULT, Progress.SILENT);

        assertThat(index.rank("my brkaes sqeak")).isEqualTo(index.rank("my brakes squeak"));
    }
}
