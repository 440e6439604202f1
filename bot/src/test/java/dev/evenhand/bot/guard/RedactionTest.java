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
                "ssn 078-05-1120|ssn [ID_1]",
                "卡号４１１１１１１１１１１１１１１１谢谢|卡号[CARD_1]谢谢",
                "手机１３８　１２３４　５６７８|手机[PHONE_1]",
                "card 4111.1111.1111.1111 12/27|card [CARD_1] 12/27",
                "2 x 4111-1111-1111-1111|2 x [CARD_1]",
                "pay 12 4111 1111 1111 1111|pay 12 [CARD_1]",
                "it is 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1|it is [CARD_1]",
                "138.1234.5678|[PHONE_1]",
                "1 3 8 1 2 3 4 5 6 7 8|[PHONE_1]",
                "电话：010-62345678|电话：[PHONE_1]",
                "打(021) 61234567|打[PHONE_1]",
                "座机02161234567|座机[PHONE_1]",
                "＋８６ 138-1234-5678|[PHONE_1]",
                "身份证号：110105 19491231 002x|身份证号：[ID_1]",
                "身份证是１１０１０５１９４９１２３１００２Ｘ。|身份证是[ID_1]。",
                "身份证 110105491231002|身份证 [ID_1]",
                "护照号E12345678|护照号[ID_1]",
                "银行卡号 6222 0212 0000 1234 567|银行卡号 [CARD_1]",
                "iban de89370400440532013000 thanks|iban [IBAN_1] thanks",
                "ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ|[EMAIL_1]",
                "I am on 07700 900123 all day|I am on [PHONE_1] all day",
                "07700900123|[PHONE_1]",
                "tel 030/1234567|tel [PHONE_1]",
                "mobile: 555 0134 22|mobile: [PHONE_1]",
                "call me on 5550134|call me on [PHONE_1]",
                "089/12345678|[PHONE_1]"
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
                "订单号是202611030055",
                "订单号１２３４５６７８９０１２３４５６",
                "sizes 36 37 38 39 40 41",
                "from 10.5 to 12.75 kg",
                "open 9.00-17.30, closed 1.1.2027",
                "满199减20，第2件半价",
                "version 0.12345678",
                "1.050.000 items",
                "due 01/02/2027",
                "ref 2026-0912345"
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

    @Test
    void onlyItsOwnPlaceholdersAreTakenOut() {
        var redaction = new Redaction();
        redaction.redacted("ada@example.com");
        assertThat(redaction.withoutPlaceholders("We wrote to [EMAIL_1], not to [EMAIL_2]."))
                .isEqualTo("We wrote to , not to [EMAIL_2].");
    }

    @Test
    void whatComesBackIsWhatWasWritten() {
        var redaction = new Redaction();
        String text = "我的手机是１３８－１２３４－５６７８，卡号 6222.0212.0000.1234.567";
        assertThat(redaction.redacted(text)).isEqualTo("我的手机是[PHONE_1]，卡号 [CARD_1]");
        assertThat(redaction.restored("[PHONE_1]和[CARD_1]")).isEqualTo("１３８－１２３４－５６７８和6222.0212.0000.1234.567");
    }

    @Test
    void aNameToldBeforehandIsHiddenWhereItStandsAsAWholeAndComesBackAsWritten() {
        var redaction = new Redaction();
        redaction.hide(" Ann Lee. ");
        redaction.hide("王小明");
        redaction.hide("- ");
        String hidden = redaction.redacted("ann lee and Ann Leech, 收件人王小明 - yes");
        assertThat(hidden).isEqualTo("[PERSONAL_1] and Ann Leech, 收件人[PERSONAL_2] - yes");
        assertThat(redaction.restored(hidden)).isEqualTo("ann lee and Ann Leech, 收件人王小明 - yes");
    }
}
