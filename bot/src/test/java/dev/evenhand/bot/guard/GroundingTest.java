package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {

    private final Grounding grounding = new Grounding(
            List.of("Returns\n"
                    + "You can return an item within 30 days. Postage costs EUR 4.90. See"
                    + " https://shop.example/returns or write to help@shop.example. The Aurora lamp is excluded."
                    + " Refunds take 3 to 5 business days. The sale ends on 5 March. 运费为15元，七天内可退。 Our premium"
                    + " mattress is comfortable and has two covers. 满一百元打八五折。"),
            "Can I return my lamp? Somebody said it costs 99 euros");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can return it within 30 days.",
                "You have thirty days to return an item.",
                "Postage costs EUR 4.90.",
                "Details stand at https://shop.example/returns.",
                "We are sorry, but the Aurora lamp is excluded.",
                "It is a 30-day period.",
                "Refunds take 3-5 business days.",
                "The sale ends on March 5th.",
                "您可以在7天内退货，运费十五元。",
                "Returns take at most thirty days.",
                "Once it arrives, one of us will check it.",
                "The Aurora's premium mattresses have a comfortable cover.",
                "See shop.example for more.",
                "满100元打85折。",
                "万一不合适，千万别着急，您一个人也可以退。",
                "Returning an item is easy."
            })
    void whatTheSourcesSayMayBeSaid(String text) {
        assertThat(grounding.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can return it within 60 days.",
                "You have sixty days.",
                "Postage costs EUR 5.",
                "It costs 99 euros.",
                "Returns are free.",
                "See https://evil.example/returns",
                "Write to boss@shop.example.",
                "Ask for the Borealis lamp instead.",
                "Returns end on Friday.",
                "You get a voucher.",
                "您有六十天的时间",
                "运费全部免费",
                "You can return it within 30 hours.",
                "Refunds take 5 days.",
                "Postage costs USD 4.90.",
                "The sale ends on 3 March.",
                "Borealis lamps are excluded.",
                "您可以在七周内退货。",
                "请选购「极光星河」系列。",
                "运费为15块钱的三倍，共四十五元。",
                "Postage costs eighty euros.",
                "Postage costs seventeen euros.",
                "Postage costs zero euros.",
                "Postage costs thirteen dollars.",
                "You can return it within eighty days.",
                "You can return it within twenty-five days.",
                "The item costs £ eighty.",
                "You pay one hundred and twenty.",
                "It is worth 2 million.",
                "You get a million back.",
                "You pay half.",
                "You may return it twice.",
                "You can return it within a week.",
                "Refunds take a couple of days.",
                "It arrives the next day.",
                "Returns end on the seventh of March.",
                "运费为八十美元。",
                "运费为八十欧元。",
                "运费为八十港币。",
                "退还百分之八十。",
                "运费为原价的三成。",
                "运费为壹佰元。",
                "运费为五毛。",
                "您可以退三回。",
                "共需八十。",
                "共需3万。",
                "打九折。",
                "需要几十元。",
                "您可以退四件套。",
                "See bit.ly/abc",
                "See shop.xyz/returns",
                "请看bit.ly/abc",
                "See shop.example/return",
                "Write to help@shop.exa.",
                "Visit pay.support today.",
                "The Comfortex mattress is excluded.",
                "Ask for the Premiere mattress.",
                "Comfortex mattresses are excluded.",
                "Ask for the comfortPlus mattress.",
                "请购买云朵豪华床垫。"
            })
    void anythingElseMayNot(String text) {
        assertThat(grounding.fault(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delivery takes 2–4 working days. Hope that helps!",
                "Delivery takes 2–4 working days. Is there anything else I can help you with?",
                "Great question! Delivery takes 2–4 working days. Please don't hesitate to contact us with further questions.",
                "Thank you for your message. Delivery takes 2–4 working days. Let me know if you need anything else!",
                "感谢您的咨询！配送需要2–4个工作日。如果您还有其他问题，欢迎随时联系我们。",
                "配送需要2–4个工作日。希望能帮到您！"
            })
    void aCourtesyTakesNoGoodAnswerBack(String text) {
        var delivery = new Grounding(
                List.of("Delivery time\nDelivery takes 2–4 working days in Germany.\n配送时间\n配送需要2–4个工作日。"), "how long");
        assertThat(delivery.fault(text)).isEmpty();
        assertThat(delivery.aboutTheSources(text)).isTrue();
    }

    /** Chinese writes numbers and words without blanks; only letters beside digits make a code. */
    @ParameterizedTest
    @ValueSource(
            strings = {"100积分可以抵3元。", "现货2–4天就能送到。", "每天16:00前付款，当天就发。", "满300元可以分3、6、12期。", "优惠券100积分换一张。", "型号是K20。"})
    void aNumberWithAChineseWordBehindItIsNoCode(String text) {
        var points = new Grounding(
                List.of("积分\n100积分抵3元，换优惠券100积分起。现货2–4天送到。每天16:00前付款的当天发出。满300元可以分3、6、12期。型号K20。"), "换一张");
        assertThat(points.fault(text)).isEmpty();
        assertThat(points.fault("型号是K30。")).isPresent();
    }

    @Test
    void aCourtesyAloneIsNoAnswerNorMayItPromiseAnything() {
        var delivery = new Grounding(List.of("Delivery takes 2–4 working days in Germany."), "how long");
        assertThat(delivery.aboutTheSources("Hope that helps!")).isFalse();
        assertThat(delivery.fault("Let me know if you want a free voucher.")).isPresent();
        assertThat(delivery.aboutTheSources("Bananas swim through thunder. Hope that helps!"))
                .isFalse();
    }
}
