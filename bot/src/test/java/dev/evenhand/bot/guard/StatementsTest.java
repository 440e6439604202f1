package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.sample.SampleShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number has to be said of what the sources say it of. */
class StatementsTest {

    private final Grounding grounding = new Grounding(
            List.of(
                    """
                    Delivery times and costs
                    Standard delivery takes 3 working days and costs €4.90; express arrives after 1 working day for €11.90.
                    Furniture is brought within 10 working days. Orders over €60 are delivered free of charge.
                    Parcels wait at the pick-up point for 7 days.""",
                    """
                    Returns and refunds
                    You have 30 days to send an item back. We deduct €6.50 for the label, for furniture €25.
                    Refunds take 14 days: card payments 5 days longer. Vouchers expire after 12 months, points after 24 months.
                    A damaged item gets 10 % off if you keep it, a scratched one 20 %.""",
                    """
                    配送和运费
                    普通快递3天送到，运费8元；加急次日送到，运费18元。大件家具需要10天。满99元免运费。
                    包裹在驿站保管7天，快递柜只保管2天。""",
                    """
                    退货退款
                    签收后15天内可以申请退货。退款在5个工作日内到账，信用卡要再等3个工作日。
                    质保期2年，锅具5年。积分24个月后过期，优惠券12个月后过期。会员打9折，老会员打8折。"""),
            "delivery return refund 配送 退货 退款");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Standard delivery takes 3 working days.",
                "Your order will be with you in 3 working days if you choose standard delivery.",
                "It costs €4.90.",
                "With express your parcel arrives after just 1 working day, for €11.90.",
                "Express costs €11.90.",
                "We charge €4.90 for standard delivery.",
                "For orders over €60, delivery is free of charge.",
                "Furniture takes up to 10 working days to arrive.",
                "Your parcel stays at the pick-up point for 7 days.",
                "You can collect the parcel at the pick-up point within 7 days.",
                "You have 30 days to return an item.",
                "Items can be sent back within 30 days of receipt.",
                "For the return label we deduct €6.50 from your refund.",
                "If you return furniture, €25 is deducted.",
                "The refund takes 14 days, and with a card payment 5 days longer.",
                "It takes 14 days until the refund arrives.",
                "Your points expire after 24 months and vouchers after 12 months.",
                "Vouchers are valid for 12 months, points for 24 months.",
                "If you keep the damaged item, you get 10 % off.",
                "A scratched item gets 20 % off.",
                "普通快递3天左右送到，运费是8元。",
                "选加急的话次日就能送到，运费18元。",
                "大件家具一般需要10天才能送到。",
                "订单满99元就免运费。",
                "包裹放在驿站，会为您保管7天。",
                "如果放在快递柜，只保管2天。",
                "您可以在签收后15天内申请退货。",
                "退款会在5个工作日内到账。",
                "如果用信用卡付款，退款要再等3个工作日。",
                "商品质保2年，其中锅具质保5年。",
                "锅具的质保期是五年。",
                "优惠券12个月后过期，积分24个月后过期。",
                "老会员可以打8折。",
                "会员打9折。",
                "退货要在15天之内提出。"
            })
    void saidOfTheSameItPasses(String text) {
        assertThat(grounding.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Standard delivery takes 1 working day.",
                "Standard delivery costs €11.90.",
                "Express costs €4.90.",
                "Express arrives after 3 working days.",
                "Furniture is brought within 3 working days.",
                "Orders over €25 are delivered free of charge.",
                "Refunds take 30 days.",
                "You have 14 days to send an item back.",
                "Parcels wait at the pick-up point for 30 days.",
                "The return label costs €25.",
                "For furniture we deduct €6.50.",
                "Points expire after 12 months, vouchers after 24 months.",
                "A scratched item gets 10 % off.",
                "Your parcel waits 14 days at the pick-up point.",
                "普通快递运费18元。",
                "加急运费8元。",
                "大件家具3天送到。",
                "满18元免运费。",
                "包裹在快递柜保管7天。",
                "签收后10天内可以申请退货。",
                "退款在3个工作日内到账。",
                "锅具质保2年。",
                "积分12个月后过期。",
                "老会员打9折。"
            })
    void saidOfSomethingElseItDoesNot(String text) {
        assertThat(grounding.fault(text)).isPresent();
    }

    @Test
    void twoNumbersChangingPlacesAreBothFound() {
        var refunds = new Grounding(List.of("Delivery takes 3 days. Refunds take 14 days."), "");
        assertThat(refunds.fault("Delivery takes 14 days, refunds 3 days."))
                .contains("\"14 day\" is said of something else");
        assertThat(refunds.fault("Delivery takes 3 days, refunds 14 days.")).isEmpty();
    }

    /** Nothing tells what a pronoun stands for, or which sentence a translation renders. */
    @ParameterizedTest
    @ValueSource(strings = {"It takes 3 days.", "That would be 14 days.", "配送要3天。", "一共14天。"})
    void whatSharesNoWordIsTakenOnTrust(String text) {
        var refunds = new Grounding(List.of("Delivery takes 3 days. Refunds take 14 days."), "配送多久 一共 that would be");
        assertThat(refunds.fault(text)).isEmpty();
    }

    /** A price of nothing is one as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Returns cost nothing.",
                "Sending it back costs nothing.",
                "Collection costs nothing if the item is faulty.",
                "From €59 standard delivery is free.",
                "It is free of charge.",
                "If you spend €59 or more, there is no charge for delivery.",
                "Returns are free with our label; feel free to ask about express delivery.",
                "退货不收费。",
                "质量问题退货免费。",
                "满99元包邮。",
                "同城转寄免费。"
            })
    void whatCostsNothingMayBeSaidToCostNothing(String text) {
        assertThat(prices().fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Express costs nothing.",
                "Express delivery is free.",
                "There is no charge for furniture.",
                "A pick-up point is free of charge.",
                "加急免费。",
                "大件免费送货。",
                "偏远地区包邮。"
            })
    void whatHasAPriceMayNot(String text) {
        assertThat(prices().fault(text))
                .hasValueSatisfying(fault -> assertThat(fault).contains("is said of something else"));
    }

    private static Grounding prices() {
        return new Grounding(
                List.of(
                        """
                        What delivery costs
                        Standard delivery costs €4.90 and is free from €59. Express is €9.90, a pick-up point €3.90, furniture €29.""",
                        """
                        What returns cost
                        Returns are free with our label. Collection costs €19 and is free if the item is faulty.""",
                        """
                        运费
                        满99元包邮，不满收8元。偏远地区收20元。加急18元，大件送货60元。同城转寄免费。""",
                        """
                        退货
                        质量问题退货免费。大件取件费80元。"""),
                "sending back express label spend charge ask feel about");
    }

    @Test
    void theDigitsOfACodeAreSaidOfNothing() {
        var found = new Grounding(
                List.of("Your order\nnumber: EV-123456\nstatus: on its way\ndelivery.expected: 2026-12-03"), "order?");
        assertThat(found.fault("Order EV-123456 is on its way.")).isEmpty();
        assertThat(found.fault("Your order EV-123456 is expected on 2026-12-03."))
                .isEmpty();
        assertThat(found.fault("Order EV-123457 is on its way.")).isPresent();
    }

    /** However many prices stand in one sentence. */
    @Test
    void anArticlesOwnAnswerIsTrue() {
        assertThat(SampleShop.articles()).allSatisfy(article -> assertThat(
                        new Grounding(List.of(article.title() + "\n" + article.answer()), article.title())
                                .fault(article.answer()))
                .isEmpty());
    }
}
