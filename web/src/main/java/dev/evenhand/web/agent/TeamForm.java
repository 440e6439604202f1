package dev.evenhand.web.agent;

import dev.evenhand.handoff.queue.OpeningHours;
import dev.evenhand.handoff.queue.OpeningHours.Shift;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Overflow;
import dev.evenhand.handoff.queue.Team.Promise;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.web.http.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A team as the contract shows it; what is left out is as in a team that was just made. */
record TeamForm(
        String id,
        String name,
        @Nullable List<String> skills,
        @Nullable List<String> languages,
        @Nullable Routing routing,
        @Nullable Long offerSeconds,
        @Nullable Integer refusals,
        @Nullable HoursForm hours,
        @Nullable OverflowForm overflow,
        @Nullable Long firstReplySeconds,
        @Nullable Long resolutionSeconds,
        @Nullable Long longestWaitSeconds,
        @Nullable Integer mostWaiting,
        @Nullable Long wrapUpSeconds) {

    /** {@code week} names days and their shifts, such as {@code "monday": ["09:00-17:00"]}; empty is around the clock. */
    record HoursForm(@Nullable String zone, @Nullable Map<String, List<String>> week, @Nullable List<String> holidays) {
        static HoursForm of(OpeningHours hours) {
            var week = new TreeMap<String, List<String>>((a, b) -> day(a).compareTo(day(b)));
            hours.week()
                    .forEach((day, shifts) -> week.put(
                            day.name().toLowerCase(Locale.ROOT),
                            shifts.stream()
                                    .map(shift -> shift.from() + "-" + shift.until())
                                    .toList()));
            return new HoursForm(
                    hours.zone().getId(),
                    week,
                    hours.holidays().stream().sorted().map(LocalDate::toString).toList());
        }

        OpeningHours hours(String field) {
            var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
            Objects.requireNonNullElse(week, Map.<String, List<String>>of())
                    .forEach((day, each) -> shifts.put(
                            day(day),
                            each.stream()
                                    .map(text -> shift(text, field + ".week." + day))
                                    .toList()));
            return new OpeningHours(
                    read(Objects.requireNonNullElse(zone, "UTC"), ZoneId::of, field + ".zone"),
                    shifts,
                    Objects.requireNonNullElse(holidays, List.<String>of()).stream()
                            .map(text -> read(text, LocalDate::parse, field + ".holidays"))
                            .collect(Collectors.toSet()));
        }

        private static DayOfWeek day(String name) {
            return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
        }

        private static Shift shift(String text, String field) {
            var ends = text.split("-", 2);
            var from = read(ends[0], LocalTime::parse, field);
            var until = read(ends[1], LocalTime::parse, field);
            if (!until.equals(LocalTime.MIDNIGHT) && !until.isAfter(from)) {
                throw Problem.field(field, text + " ends before it begins; write a shift over midnight as two.");
            }
            return new Shift(from, until);
        }
    }

    /** Another team's line, after a while. */
    record OverflowForm(String team, long afterSeconds) {}

    static TeamForm of(Team team) {
        var promise = team.promise();
        var overflow = promise.overflow();
        return new TeamForm(
                team.id(),
                team.name(),
                sorted(team.skills()),
                sorted(team.languages()),
                team.offering().routing(),
                team.offering().offerFor().toSeconds(),
                team.offering().refusals(),
                HoursForm.of(team.hours()),
                overflow == null
                        ? null
                        : new OverflowForm(overflow.team(), overflow.after().toSeconds()),
                seconds(promise.firstReply()),
                seconds(promise.resolution()),
                promise.longestWait().toSeconds(),
                promise.mostWaiting(),
                seconds(team.wrapUp()));
    }

    /** {@code at} is where it stands in the request, such as {@code teams[2]}. */
    Team team(String at) {
        var usual = Offering.BY_HAND;
        var offering = new Offering(
                Objects.requireNonNullElse(routing, usual.routing()),
                offerSeconds == null ? usual.offerFor() : Duration.ofSeconds(offerSeconds),
                Objects.requireNonNullElse(refusals, usual.refusals()));
        return Team.of(id, name)
                .withSkills(set(skills))
                .withLanguages(set(languages))
                .withOffering(offering)
                .withHours(hours == null ? OpeningHours.ALWAYS : hours.hours(at + ".hours"))
                .withPromise(promise())
                .withWrapUp(duration(wrapUpSeconds));
    }

    private Promise promise() {
        var usual = Promise.PLAIN;
        return new Promise(
                duration(firstReplySeconds),
                duration(resolutionSeconds),
                longestWaitSeconds == null ? usual.longestWait() : Duration.ofSeconds(longestWaitSeconds),
                Objects.requireNonNullElse(mostWaiting, usual.mostWaiting()),
                overflow == null ? null : new Overflow(overflow.team(), Duration.ofSeconds(overflow.afterSeconds())));
    }

    private static <T> T read(String text, Function<String, T> reader, String field) {
        try {
            return reader.apply(text.strip());
        } catch (DateTimeException unreadable) {
            throw Problem.field(field, "\"" + text + "\" cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<String> sorted(Set<String> items) {
        return items.stream().sorted().toList();
    }

    private static Set<String> set(@Nullable List<String> items) {
        return items == null ? Set.of() : Set.copyOf(items);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
