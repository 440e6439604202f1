package dev.evenhand.handoff.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.queue.OpeningHours.Shift;
import java.time.DayOfWeek;
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
}
