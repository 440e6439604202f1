package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who words articles has done nothing, and promises nothing of their own. */
class UndertakingsTest {

    private final Grounding grounding = new Grounding(
            List.of(
                    "Cancelling an order\nYou can cancel an order under My orders until it is packed. Once we have received the"
                            + " parcel, we refund the price. A colleague checks furniture on Monday to Friday.",
                    "取消订单 订单打包前，您可以在我的订单里取消。客服收到包裹后，我们退还货款。"),
            "cancel my order, please. 请取消我的订单");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have cancelled your order.",
                "I've just cancelled your order.",
                "I cancelled it.",
                "I’ll cancel it now.",
                "I am cancelling your order.",
                "Let me cancel the order.",
                "We have cancelled it.",
                "Your order has been cancelled.",
                "Your order has been successfully cancelled.",
                "You have been passed to a colleague.",
                "A colleague will call you.",
                "We will get back to you.",
                "A colleague will be in touch with you.",
                "Cancelling costs nothing.",
                "You can cancel at no extra charge.",
                "You can cancel it next week.",
                "You can cancel until tonight.",
                "You can cancel at the weekend.",
                "You can cancel ٩ orders.",
                "Уou can cancel an order.",
                "我已为您取消订单。",
                "我来帮您取消。",
                "已为您取消订单。",
                "您的订单已取消。",
                "您的退款已成功处理。",
                "我们的同事会联系您。",
                "客服会给您回电话。",
                "取消订单不收任何费用。",
                "取消订单零费用。",
                "您可以在今天取消。",
                "下周可以取消。",
                "ご注文を取消しました。"
            })
    void aDeedOrGiftThatNoSourceSpeaksOfMayNotBeSaid(String text) {
        assertThat(grounding.fault(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can cancel your order under My orders until it is packed.",
                "Once we have received it, we refund the price.",
                "I'm sorry to hear that. You can cancel the order.",
                "I hope this helps. Let me know if you need more.",
                "I'll be happy to help.",
                "您可以在我的订单里取消。",
                "收到包裹后，我们退还货款。",
                "我的订单里可以取消。"
            })
    void whatTheSourcesSayAndCourtesiesMay(String text) {
        assertThat(grounding.fault(text)).isEmpty();
    }

    @Test
    void whatALookUpFoundHasHappened() {
        var found = new Grounding(List.of("Your order\nstatus: shipped", "您的订单 状态：已发货"), "order?");
        assertThat(found.fault("Your order has been shipped.")).isEmpty();
        assertThat(found.fault("Your order has been cancelled.")).isPresent();
        assertThat(found.fault("您的订单已发货。")).isEmpty();
        assertThat(found.fault("您的订单已取消。")).isPresent();
    }
}
