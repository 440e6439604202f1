package dev.evenhand.bot.retrieval.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is order 113542617735902 | where is order",
                "please cancel EH-4821 today | please cancel today",
                "check my bill #377 | check my bill",
                "write to jonas.berg@mail.example about it | write to about it",
                "call me on +44 (0)7700 900123 please | call me on please",
                "订单号48213什么时候发货 | 订单号 什么时候发货",
                "打138 0013 8000找我就行 | 打 找我就行",
            })
    void whatNamesAnOrderOrAPersonIsLeftOut(String message, String left) {
        assertThat(References.without(message)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "does a mattress of 78/72/6 inches fit",
                "the 1500 watt kettle of 2024",
                "is it free from 1,200,000 or 1.234.567 on",
                "what about A4 paper and the X100v",
                "delivered on 12.03.2026 at 10:30",
                "order 48213", // a word for it at most
                "订单48213",
                "48213",
            })
    void measuresYearsAndModelsStayAndSoDoesWhatIsAllThereIs(String message) {
        assertThat(References.without(message)).isEqualTo(message);
    }

    @Test
    void phrasesDoWithoutTheNumbersOfCustomers() {
        var corpus = new Corpus(
                Language.ENGLISH,
                List.of(new Phrase("cancel", "how do I cancel order 48213")),
                List.of(new ArticleText("cancel", "Cancelling", "", "In your account.")));

        assertThat(corpus.phrases()).extracting(Phrase::text).contains("how do I cancel order");
    }

    @Test
    void numbersThatTheArticleSpeaksOfStay() {
        var corpus = new Corpus(
                Language.ENGLISH,
                List.of(new Phrase("error", "what does error 20441 mean"), new Phrase("paper", "is order 48213 paid")),
                List.of(new ArticleText("error", "Errors", "", "Error 20441: the lid is open.")));

        assertThat(corpus.phrases())
                .extracting(Phrase::text)
                .contains("what does error 20441 mean", "is order 48213 paid");
        assertThat(References.tell(corpus.phrases(), corpus.texts())).isTrue();
    }
}
