package dev.evenhand.bot.retrieval.rewording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.features.Asked;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlossaryTest {

    private final Glossary chinese = glossary(Language.CHINESE, "怎么重置密码", "账号在哪看", "App 打不开", "打开 invoice 页面");
    private final Glossary english = glossary(Language.ENGLISH, "how do I reset my password", "pay by 支付宝");

    @ParameterizedTest
    @CsvSource({
        "我的 order 什么时候到, 我的订单什么时候到",
        "password忘了, 密码忘了",
        "我的account被锁了, 我的账号被锁了", // as the phrases have it, not 账户
        "Refund 到哪了？, 退款到哪了？",
        "这个 GIFT CARD 能用吗, 这个礼品卡能用吗",
    })
    void anEnglishTermIsAskedInChinese(String message, String meant) {
        assertThat(chinese.of(message)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "how do I 退货 please, 'how do I  return  please'",
        "forgot my 密码, 'forgot my  password '",
    })
    void aChineseTermIsAskedInEnglish(String message, String meant) {
        assertThat(english.of(message)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order", // one script alone
                "App 的 invoice 在哪", // words of the phrases themselves
                "我的 Zyqx 坏了吗", // nobody knows it
                "我要 reorder", // a word that only ends like one
            })
    void theRestStays(String message) {
        assertThat(chinese.of(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"can I pay by 支付宝", "my 杌凳 wobbles"})
    void whatThePhrasesHaveOrNobodyKnowsStays(String message) {
        assertThat(english.of(message)).isEqualTo(message);
    }

    private static Glossary glossary(Language language, String... phrases) {
        return Glossary.of(
                language,
                List.of(phrases).stream()
                        .map(phrase -> Asked.of(phrase, language, new float[0]))
                        .toList());
    }
}
