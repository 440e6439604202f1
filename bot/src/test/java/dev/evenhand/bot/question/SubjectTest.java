package dev.evenhand.bot.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.escalation.EscalationRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    private final Subject subject = new Subject(new EscalationRules());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, I hope you are well. Can I still change the address? Many thanks in advance! | Can I still change the address?",
                "Good morning, my name is Anna Kowalski and my customer number is 7730142. Where do I see my points? | Where do I see my points?",
                "This is Jonas Berg. I want to cancel my order. My order number is EH-48213. | I want to cancel my order.",
                "Quick question about order 48213: can it still be cancelled | can it still be cancelled",
                "how do I send a pan back (order #EH-48213, jonas.berg@mail.example) | how do I send a pan back",
                "URGENT!! the parcel is not here please help asap, kind regards, Jonas Berg | the parcel is not here",
                "my kettle leaks. You can reach me on +44 7700 900123 or at m.lopez@post.example | my kettle leaks.",
                "can I swap it for a bigger one? Many thanks, David | can I swap it for a bigger one?",
                "hi my name is tom and i want a refund thanks | i want a refund",
                "I want to file a claim. Can you please help? | I want to file a claim.",
                "hey how can i pay by invoice?? | how can i pay by invoice??",
                "您好，打扰一下，锅可以进洗碗机吗？非常感谢！ | 锅可以进洗碗机吗？",
                "早上好，我是王小明，会员号7730142。积分在哪看 | 积分在哪看",
                "会员号7730142 积分怎么用[抱拳] 感谢感谢🙏 | 积分怎么用",
                "订单48213，怎么还没发货 | 怎么还没发货",
                "亲，在吗？运费多少钱，急，在线等 | 运费多少钱",
                "请问退货谁出运费谢谢 | 退货谁出运费",
                "怎么改地址 麻烦尽快帮我看一下，谢谢 | 怎么改地址",
            })
    void whatIsBesideTheQuestionGoes(String message, String asked) {
        assertThat(subject.of(message)).isEqualTo(asked);
    }

    @Test
    void aLetterIsReadWithoutItsFrame() {
        String letter =
                "Dear Sir or Madam,\n\nhow do I send a pan back?\n\nKind regards,\nH. J. Pemberton\nTel. 48213770";

        assertThat(subject.of(letter)).isEqualTo("how do I send a pan back?");
        assertThat(subject.of("is it dishwasher safe\n\nSent from my iPhone")).isEqualTo("is it dishwasher safe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You promised Thursday, it's Monday, and the doorbell has not rung",
                "my mug came broken, do I get something back?",
                "there's a note in my letter box, what now?",
                "I bought it in March. Is it still under warranty?",
                "My order is EH-48213. Where is it?",
                "My phone number is 0171 5550199, please change it to 0171 5550100",
                "我的订单是48213770，它到哪了",
                "我的手机号是13800138000，想换成13900139000",
                "no, the blue one",
                "order #EH-48213", // nothing else is said
                "hello there, good morning!",
                "my name is Jonas Berg",
                "this is too small. I'd rather have the large one",
                "with regards to my order, it is late",
                "what does 3.50 a month add up to",
                "快递来的时候没人在家，还会再来吗",
                "早上能送吗",
                "亲戚送的锅能退吗",
                "给我寄的是别家的窗帘，名字都不对",
            })
    void theRestStays(String message) {
        assertThat(subject.of(message)).isEqualTo(message);
    }
}
