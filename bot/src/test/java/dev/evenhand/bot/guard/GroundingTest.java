package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {

    private final Grounding grounding = new Grounding(
            List.of(
                    "Returns\nYou can return an item within 30 days. Postage costs EUR 4.90. See https://shop.example/returns"
                            + " or write to help@shop.example. The Aurora lamp is excluded. Refunds take 3 to 5 business days."
                            + " The sale ends on 5 March. 运费为15元，七天内可退。"),
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
                "您可以在7天内退货，运费十五元。"
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
                "运费为15块钱的三倍，共四十五元。"
            })
    void anythingElseMayNot(String text) {
        assertThat(grounding.fault(text)).isNotEmpty();
    }
}
