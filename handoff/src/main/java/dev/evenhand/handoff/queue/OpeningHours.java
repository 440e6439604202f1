package dev.evenhand.handoff.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a team works, by the clock of its own place.
 *
 * @param zone whose clock counts
 * @param week shifts by day; a day that is missing is closed; empty means around the clock
 * @param holidays days on which it is closed
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Shift>> week, Set<LocalDate> holidays) {
    public static final OpeningHours ALWAYS = new OpeningHours(ZoneOffset.UTC, Map.of(), Set.of());

    /** A year of holidays in a row is not a team that opens again. */
    private static final int LOOK_AHEAD_DAYS = 370;

    private static final List<Shift> ALL_DAY = List.of(new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    /** From the first minute up to, not including, {@code until}; a shift over midnight is written as two. */
    public record Shift(LocalTime from, LocalTime until) {}

    /** A stretch of work, in the world's time. */
    private record Span(Instant from, Instant until) {}

    public boolean openAt(Instant moment) {
        return spans(moment.atZone(zone).toLocalDate())
                .anyMatch(span -> !moment.isBefore(span.from()) && moment.isBefore(span.until()));
    }

    /** {@code moment} itself while open; empty where it does not open again within a year. */
    public Optional<Instant> nextOpening(Instant moment) {
        return ahead(moment)
                .filter(span -> span.until().isAfter(moment))
                .findFirst()
                .map(span -> span.from().isBefore(moment) ? moment : span.from());
    }

    /** The moment by which {@code work} of working time has gone by; empty where that is over a year ahead. */
    public Optional<Instant> after(Instant from, Duration work) {
        Duration left = work;
        for (Span span : (Iterable<Span>) ahead(from)::iterator) {
            Instant begins = span.from().isBefore(from) ? from : span.from();
            Duration room = Duration.between(begins, span.until());
            if (!room.minus(left).isNegative()) {
                return Optional.of(begins.plus(left));
            }
            left = room.isNegative() ? left : left.minus(room);
        }
        return Optional.empty();
    }

    private Stream<Span> ahead(Instant from) {
        LocalDate day = from.atZone(zone).toLocalDate();
        return Stream.iterate(day, date -> date.plusDays(1))
                .limit(LOOK_AHEAD_DAYS)
                .flatMap(this::spans);
    }

    private Stream<Span> spans(LocalDate day) {
        if (holidays.contains(day)) {
            return Stream.empty();
        }
        List<Shift> shifts = week.isEmpty() ? ALL_DAY : week.getOrDefault(day.getDayOfWeek(), List.of());
        return shifts.stream().sorted(Comparator.comparing(Shift::from)).map(shift -> span(day, shift));
    }

    private Span span(LocalDate day, Shift shift) {
        ZonedDateTime ends = shift.until().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone)
                : day.atTime(shift.until()).atZone(zone);
        return new Span(day.atTime(shift.from()).atZone(zone).toInstant(), ends.toInstant());
    }
}
