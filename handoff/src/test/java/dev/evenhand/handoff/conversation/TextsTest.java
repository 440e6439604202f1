package dev.evenhand.handoff.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"abc,3,abc", "abcd,3,abc", "ab😀,4,ab😀", "ab😀,3,ab", "ab😀d,4,ab😀", "😀,1,''", "abc,0,''"})
    void noCharacterIsCutInHalf(String text, int most, String left) {
        assertThat(Texts.cut(text, most)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"abcd,4,abcd", "abcde,4,abc…", "ab😀de,4,ab…", "a😀de,4,a😀…"})
    void whatWasLeftOutIsShown(String text, int most, String left) {
        assertThat(Texts.shortened(text, most)).isEqualTo(left);
    }
}
