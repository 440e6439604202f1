package dev.evenhand.handoff.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.queue.OpeningHours.Shift;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final OpeningHours BERLIN = new OpeningHours(
            ZoneId.of("Europe/Berlin"),
            Map.of(
                    DayOfWeek.MONDAY,
                    List.of(new Shift(LocalTime.of(9, 0), LocalTime.of(17, 0))),
                    DayOfWeek.TUESDAY,
                    List.of(new Shift(LocalTime.of(22, 0), LocalTime.MIDNIGHT))),
            Set.of(LocalDate.of(2026, 10, 12)));

    @Test
    void theClockOfTheTeamsOwnPlaceCounts() {
        assertThat(BERLIN.openAt(Instant.parse("2026-10-05T07:00:00Z"))).isTrue();
        assertThat(BERLIN.openAt(Instant.parse("2026-11-02T07:59:59Z"))).isFalse();
        assertThat(BERLIN.openAt(Instant.parse("2026-11-02T08:00:00Z"))).isTrue();
        assertThat(BERLIN.openAt(Instant.parse("2026-10-05T15:00:00Z"))).isFalse();
    }

    @Test
    void aShiftMayLastUntilMidnight() {
        assertThat(BERLIN.openAt(Instant.parse("2026-10-06T21:59:59Z"))).isTrue();
        assertThat(BERLIN.openAt(Instant.parse("2026-10-06T22:00:00Z"))).isFalse();
    }

    @Test
    void holidaysAreClosed() {
        assertThat(BERLIN.openAt(Instant.parse("2026-10-12T09:00:00Z"))).isFalse();
    }

    @Test
    void aTeamWithoutHoursIsAlwaysOpen() {
        assertThat(OpeningHours.ALWAYS.openAt(Instant.EPOCH)).isTrue();
    }

    @Test
    void theNextOpeningSkipsHolidays() {
        assertThat(BERLIN.nextOpening(Instant.parse("2026-10-05T08:00:00Z")))
                .contains(Instant.parse("2026-10-05T08:00:00Z"));
        assertThat(BERLIN.nextOpening(Instant.parse("2026-10-07T00:00:00Z")))
                .contains(Instant.parse("2026-10-13T20:00:00Z"));
    }

    @Test
    void workingTimeRunsInOpeningHoursOnlyAlsoOverTheChangeOfClocks() {
        Instant mondayAfternoon = Instant.parse("2026-10-19T14:00:00Z");
        assertThat(BERLIN.after(mondayAfternoon, Duration.ofHours(4))).contains(Instant.parse("2026-10-26T09:00:00Z"));
        assertThat(OpeningHours.ALWAYS.after(Instant.EPOCH, Duration.ofHours(30)))
                .contains(Instant.EPOCH.plus(Duration.ofHours(30)));
    }

    @Test
    void aTeamThatNeverOpensHasNoNextOpening() {
        OpeningHours never = new OpeningHours(ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, List.of()), Set.of());
        assertThat(never.nextOpening(Instant.EPOCH)).isEmpty();
        assertThat(never.after(Instant.EPOCH, Duration.ofHours(1))).isEmpty();
    }
}
