package dev.evenhand.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes a question, how politely and about which order, changes nothing of what the sample shop's bot does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourtesiesTest {

    private static final int EVERY = 9;

    private final SampleBot bot;

    CourtesiesTest(@TempDir Path directory) {
        bot = new SampleBot(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi, %s",
                "Good morning, %s Thank you.",
                "Hi, my name is Margaret Ellison, order number 48213770. %s",
                "parcel number 48213770\nphone 0171 5550199\n%s",
                "Hello, sorry to bother you. %s\n\nBest wishes, Anneke",
            })
    void inEnglish(String wrapping) throws IOException {
        changesNothing("en", wrapping);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "亲，%s",
                "您好 %s 谢谢啦",
                "不好意思打扰了，%s",
                "订单号48213770，%s",
                "%s\n单号48213770\n手机尾号1234",
            })
    void inChinese(String wrapping) throws IOException {
        changesNothing("zh", wrapping);
    }

    private void changesNothing(String locale, String wrapping) throws IOException {
        for (var question : questions(locale)) {
            assertThat(reaction(locale, wrapping.formatted(question.text())))
                    .as(question.text())
                    .isEqualTo(reaction(locale, question.text()));
        }
    }

    /** Without the confidences, which a full stop may change. */
    private String reaction(String locale, String message) {
        return Reaction.of(bot.judge(Turn.first(locale, message))).replaceAll("[ ]\\d+|[ ]?\\(.*", "");
    }

    private static List<Question> questions(String locale) throws IOException {
        try (var in =
                Objects.requireNonNull(CourtesiesTest.class.getResourceAsStream("/" + locale + "-questions.csv"))) {
            var all = QuestionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return IntStream.iterate(0, i -> i < all.size(), i -> i + EVERY)
                    .mapToObj(all::get)
                    .toList();
        }
    }
}
