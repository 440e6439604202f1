package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my card is 4111 1111 1111 1111 ok|my card is [CARD_1] ok",
                "write to ada.l@example.co.uk please|write to [EMAIL_1] please",
                "IBAN DE89 3704 0044 0532 0130 00|IBAN [IBAN_1]",
                "call +44 20 7946 0958|call [PHONE_1]",
                "电话13812345678谢谢|电话[PHONE_1]谢谢",
                "身份证11010519491231002X|身份证[ID_1]",
                "ssn 078-05-1120|ssn [ID_1]"
            })
    void whatIdentifiesSomebodyBecomesAPlaceholder(String text, String redacted) {
        assertThat(new Redaction().redacted(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 1234567890123456",
                "my order 20261103-5521",
                "it cost 1,299.00",
                "size 180 x 200",
                "订单号是202611030055"
            })
    void ordinaryNumbersStay(String text) {
        assertThat(new Redaction().redacted(text)).isEqualTo(text);
    }

    @Test
    void placeholdersTurnBackIntoWhatTheyStandFor() {
        var redaction = new Redaction();
        String text = "ada@example.com and bob@example.com, again ada@example.com";
        String redacted = redaction.redacted(text);
        assertThat(redacted).isEqualTo("[EMAIL_1] and [EMAIL_2], again [EMAIL_1]");
        assertThat(redaction.restored(redacted)).isEqualTo(text);
    }
}
