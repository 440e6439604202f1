package dev.evenhand.bot.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Better silent than wrong: a customer who writes English or Chinese is never told that we do not speak it. */
class ForeignLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "fr, 'Bonjour, où est mon colis ?'",
        "fr, comment faire pour retourner un article",
        "de, ich möchte etwas zurückgeben",
        "es, no me ha llegado el paquete",
        "it, vorrei annullare il mio ordine",
        "pt, como faço para devolver um produto",
        "nl, waar is mijn pakket",
        "pl, jak mogę zwrócić produkt",
        "tr, siparişimi iptal etmek istiyorum",
        "ru, Где моя посылка?",
        "uk, Де моє замовлення?",
        "ja, 注文した商品はいつ届きますか",
        "ko, 제 주문은 어디에 있나요",
        "ar, أين طلبي؟"
    })
    void aForeignSentenceIsTold(String language, String text) {
        assertThat(told(text)).isEqualTo(language);
    }

    @Test
    void mostForeignMessagesAreToldAndHardlyOneIsTakenForAnotherForeignLanguage() throws IOException {
        var messages = foreignMessages();

        assertThat(messages)
                .filteredOn(line -> told(line[1]).equals(line[0]))
                .hasSizeGreaterThan(messages.size() * 8 / 10);
        assertThat(messages)
                .filteredOn(line -> !told(line[1]).isEmpty() && !told(line[1]).equals(line[0]))
                .hasSizeLessThan(messages.size() / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-questions.csv", "zh-questions.csv"})
    void noEnglishOrChineseMessageCountsAsForeignHoweverMisspelt(String file) throws IOException {
        assertThat(QuestionFile.read(resource(file)))
                .extracting(Question::text)
                .filteredOn(text -> !told(text).isEmpty())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EMI",
                "refund plz",
                "cancle my oder",
                "wher is my pakage",
                "do i need a visa to go to cancun",
                "can i get a quote for condo insurance?",
                "Señor López, order 12-44, not arrived",
                "my café table from Ikea Österreich is broken",
                "https://example.org/de/bestellung/mein-paket",
                "merci!",
                "asdf jklö qwert",
                "你的订单",
                "这个 order 的 refund 怎么弄",
                "这家の东西好贵"
            })
    void whatIsShortMisspeltOrMixedIsNotForeign(String text) {
        assertThat(told(text)).isEmpty();
    }

    private static String told(String text) {
        return ForeignLanguage.of(text).map(Locale::getLanguage).orElse("");
    }

    /** Language and message. */
    private static List<String[]> foreignMessages() throws IOException {
        return resource("foreign-messages.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(
                ForeignLanguageTest.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
