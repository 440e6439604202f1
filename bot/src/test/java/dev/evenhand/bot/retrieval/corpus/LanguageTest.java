package dev.evenhand.bot.retrieval.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void englishWordsAreSmallAndWithoutApostrophes() {
        assertThat(Language.ENGLISH.words("I CAN'T log-in, it's 2nd time!"))
                .containsExactly("i", "cant", "log", "in", "its", "2nd", "time");
    }

    @Test
    void lettersAreTakenInsideMarkedWords() {
        assertThat(Language.ENGLISH.grams("ab")).containsExactly("#a", "ab", "b#", "#ab", "ab#", "#ab#");
    }

    @Test
    void chineseIsSegmentedAndFullWidthIsFolded() {
        assertThat(Language.CHINESE.words("我想退货，ＡＰＰ上怎么操作？")).contains("退货", "app", "操作");
        assertThat(Language.CHINESE.grams("退货。")).containsExactly("退", "货", "退货");
    }

    @Test
    void theScriptDecidesTheLanguage() {
        assertThat(Language.of("where is my order")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("我的 order 到哪了")).isEqualTo(Language.CHINESE);
        assertThat(Language.of("12345 ???")).isEqualTo(Language.ENGLISH);
    }
}
