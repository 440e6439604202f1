package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.metrics.history.Notation.Decimal;
import dev.evenhand.metrics.history.Notation.Unreadable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class NotationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNTOLD|12|12",
                "UNTOLD|-4.9|-4.9",
                "UNTOLD|+007.5|7.5",
                "UNTOLD|1e3|1e3",
                "UNTOLD|1,234,567|1234567",
                "UNTOLD|1,234.5|1234.5",
                "POINT|1,234|1234",
                "COMMA|4,9|4.9",
                "COMMA|1.234,5|1234.5",
                "COMMA|1.234|1234",
            })
    void numbersAreReadAsTheirFileWritesThem(Decimal decimal, String text, String number) throws Unreadable {
        assertThat(Notation.USUAL.with(decimal).number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4,9", "1,234", "1.234,5", "1,2,3", "five", "", "NaN", "0x10", "1.", "12d", "- 3"})
    void aNumberThatMayMeanTwoThingsIsRefused(String text) {
        assertThatThrownBy(() -> Notation.USUAL.number(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void theRefusalOfACommaNamesTheRuleThatSettlesIt() {
        assertThatThrownBy(() -> Notation.USUAL.number("4,9")).hasMessageContaining("decimal = comma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.9", "1,2,3"})
    void whereACommaBeginsTheFractionAPointDoesNot(String text) {
        assertThatThrownBy(() -> Notation.USUAL.with(Decimal.COMMA).number(text))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "Y,true", "1,true", "No,false", "f,false", "0,false"})
    void yesAndNoAreReadInTheirUsualWords(String text, boolean meant) throws Unreadable {
        assertThat(Notation.USUAL.flag(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "n/a", "2", "-"})
    void anyOtherWordIsNoQuietNo(String text) {
        assertThatThrownBy(() -> Notation.USUAL.flag(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-01T09:00:00Z",
                "2026-07-01 09:00:00 UTC",
                "2026-07-01 11:00:00 +0200",
                "2026-07-01T11:00:00+02:00",
                "2026-07-01T11:00:00+02",
                "2026-07-01T11:00+02",
                "2026-07-01 11:00",
                "2026-07-01 11:00:00",
                "2026-07-01T11:00:00.000",
            })
    void timesWithoutAnOffsetAreOfTheZoneOfTheMapping(String text) throws Unreadable {
        assertThat(Notation.USUAL.in(ZoneId.of("Europe/Paris")).time(text))
                .isEqualTo(Instant.parse("2026-07-01T09:00:00Z"));
    }

    @Test
    void withoutAZoneTheyAreUtc() throws Unreadable {
        assertThat(Notation.USUAL.time("2026-07-01 11:00")).isEqualTo(Instant.parse("2026-07-01T11:00:00Z"));
    }

    @Test
    void theHourThatComesTwiceIsItsFirstAndTheOneThatIsSkippedIsRefused() throws Unreadable {
        Notation paris = Notation.USUAL.in(ZoneId.of("Europe/Paris"));
        assertThat(paris.time("2026-10-25 02:30")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThatThrownBy(() -> paris.time("2026-03-29 02:30")).hasMessageContaining("Europe/Paris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2026-02-30 09:00", "2026-10-01", "03/10/2026 09:00", "2026-10-01 25:00"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Notation.USUAL.time(text)).isInstanceOf(Unreadable.class);
    }
}
