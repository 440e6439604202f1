package dev.evenhand.handoff.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a team works, by the clock of its own place.
 *
 * @param zone whose clock counts
 * @param week shifts by day; a day that is missing is closed; empty means around the clock
 * @param holidays days on which it is closed
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Shift>> week, Set<LocalDate> holidays) {
    public static final OpeningHours ALWAYS = new OpeningHours(ZoneOffset.UTC, Map.of(), Set.of());

    /** From the first minute up to, not including, {@code until}; a shift over midnight is written as two. */
    public record Shift(LocalTime from, LocalTime until) {
        boolean covers(LocalTime time) {
            return !time.isBefore(from) && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
        }
    }

    public boolean openAt(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        if (holidays.contains(there.toLocalDate())) {
            return false;
        }
        return week.isEmpty()
                || week.getOrDefault(there.getDayOfWeek(), List.of()).stream()
                        .anyMatch(shift -> shift.covers(there.toLocalTime()));
    }
}
