package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"Thank you, that helped!", "no problem, it works now", "谢谢，问题解决了", "Great, I’m very happy"})
    void contentIsAboveZero(String text) {
        assertThat(ToneWords.sentiment(text)).isPositive();
        assertThat(ToneWords.complains(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am not happy with this",
                "this is ridiculous, still waiting",
                "太差了，很失望",
                "我不满意",
                "It’s a scam!"
            })
    void discontentIsBelowZero(String text) {
        assertThat(ToneWords.sentiment(text)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where is my parcel?",
                "How do I return a broken lamp?",
                "什么时候发货",
                "Thanksgiving opening hours",
                ""
            })
    void aPlainQuestionIsNeitherNorAComplaint(String text) {
        assertThat(ToneWords.sentiment(text)).isZero();
        assertThat(ToneWords.complains(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"I want to complain about the courier", "My lawyer will call you", "我要投诉你们", "再这样我就打12315了"})
    void complaintsAreHeard(String text) {
        assertThat(ToneWords.complains(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a", "\uD83D\uDE00\uD83D\uDE00", "(((((", "谢"})
    void anyTextIsTaken(String text) {
        assertThat(ToneWords.sentiment(text.repeat(10_000))).isBetween(-1.0, 1.0);
    }
}
