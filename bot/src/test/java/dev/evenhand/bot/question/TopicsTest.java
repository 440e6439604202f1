package dev.evenhand.bot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private static final List<String> TOPICS = List.of("delivery", "returns", "account", "Spare parts", "会员");

    @ParameterizedTest
    @CsvSource({
        "Delivery,delivery",
        "deliveries?,delivery",
        "shipping,delivery",
        "about my account!,account",
        "'hi, I have a question about returns',returns",
        "spare part,Spare parts",
        "关于配送的问题,delivery",
        "请问账号？,account",
        "我想咨询一下退货,returns",
        "会员,会员",
        "membership?,"
    })
    void aTopicIsKnownByItsNameInEitherLanguage(String said, String topic) {
        assertThat(Topics.named(said, TOPICS).orElse(null)).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delivery costs",
                "my account is locked",
                "a problem with delivery",
                "how do I return",
                "and delivery?",
                "配送多久",
                "账号呢",
                "?",
                "的"
            })
    void whatSaysMoreIsAQuestionOfItsOwn(String said) {
        assertThat(Topics.named(said, TOPICS)).isEmpty();
    }
}
