package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    /** Read from each of its places, a run of this length would take minutes. */
    private static final int LONG = 200_000;

    @ParameterizedTest
    @CsvSource({
        "一百天,100天",
        "三分之二,2/3",
        "12.5万,125000",
        "五千克,5000克",
        "三点一四,3.14",
        "one hundred and fifty days,150 days",
        "hundred and sixfold,100 and sixfold"
    })
    void numbersAreReadWhole(String text, String counted) {
        assertThat(Numbers.inDigits(text)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"一百", "二", "半", "9", "9.", "三点一", "三分之", "five ", "hundred and five "})
    void aLongTextIsReadOnce(String part) {
        String counted = Numbers.inDigits(part.repeat(LONG / part.length()));

        assertThat(Quantities.in(counted)).isEmpty();
    }
}
