package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.queue.OpeningHours;
import dev.evenhand.handoff.queue.OpeningHours.Shift;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Overflow;
import dev.evenhand.handoff.queue.Team.Promise;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Teams as they are kept: one JSON array. */
final class TeamsJson {
    private TeamsJson() {}

    static JsonArray write(Teams teams) {
        JsonArray array = new JsonArray();
        teams.all().forEach(team -> array.add(write(team)));
        return array;
    }

    private static JsonObject write(Team team) {
        return new JsonObject()
                .put("id", team.id())
                .put("name", team.name())
                .put("skills", array(team.skills()))
                .put("languages", array(team.languages()))
                .put("routing", team.offering().routing().name().toLowerCase(Locale.ROOT))
                .put("offerSeconds", team.offering().offerFor().toSeconds())
                .put("refusals", team.offering().refusals())
                .put("hours", write(team.hours()))
                .put("promise", write(team.promise()))
                .put("wrapUpSeconds", seconds(team.wrapUp()));
    }

    private static JsonObject write(Promise promise) {
        JsonObject json = new JsonObject()
                .put("longestWaitSeconds", promise.longestWait().toSeconds())
                .put("mostWaiting", promise.mostWaiting())
                .put("firstReplySeconds", seconds(promise.firstReply()))
                .put("resolutionSeconds", seconds(promise.resolution()));
        Overflow overflow = promise.overflow();
        return overflow == null
                ? json
                : json.put("overflowTeam", overflow.team())
                        .put("overflowSeconds", overflow.after().toSeconds());
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static JsonObject write(OpeningHours hours) {
        JsonObject week = new JsonObject();
        hours.week().forEach((day, shifts) -> {
            JsonArray each = new JsonArray();
            shifts.forEach(shift -> each.add(shift.from() + "-" + shift.until()));
            week.put(day.name().toLowerCase(Locale.ROOT), each);
        });
        Set<String> holidays =
                hours.holidays().stream().map(LocalDate::toString).collect(Collectors.toSet());
        return new JsonObject()
                .put("zone", hours.zone().getId())
                .put("week", week)
                .put("holidays", array(holidays));
    }

    static Teams read(JsonArray json) {
        return new Teams(json.stream().map(team -> read((JsonObject) team)).toList());
    }

    private static Team read(JsonObject json) {
        Routing routing = Routing.valueOf(json.getString("routing").toUpperCase(Locale.ROOT));
        return new Team(
                json.getString("id"),
                json.getString("name"),
                set(json, "skills"),
                set(json, "languages"),
                new Offering(routing, Duration.ofSeconds(json.getLong("offerSeconds")), json.getInteger("refusals")),
                hours(json.getJsonObject("hours")),
                promise(json.getJsonObject("promise")),
                seconds(json.getLong("wrapUpSeconds")));
    }

    private static Promise promise(JsonObject json) {
        String overflow = json.getString("overflowTeam");
        return new Promise(
                seconds(json.getLong("firstReplySeconds")),
                seconds(json.getLong("resolutionSeconds")),
                Duration.ofSeconds(json.getLong("longestWaitSeconds")),
                json.getInteger("mostWaiting"),
                overflow == null ? null : new Overflow(overflow, Duration.ofSeconds(json.getLong("overflowSeconds"))));
    }

    private static OpeningHours hours(JsonObject json) {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        JsonObject days = json.getJsonObject("week");
        for (String day : days.fieldNames()) {
            List<Shift> shifts = new ArrayList<>();
            for (Object shift : days.getJsonArray(day)) {
                String[] ends = shift.toString().split("-", 2);
                shifts.add(new Shift(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            }
            week.put(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), shifts);
        }
        Set<LocalDate> holidays =
                set(json, "holidays").stream().map(LocalDate::parse).collect(Collectors.toSet());
        return new OpeningHours(ZoneId.of(json.getString("zone")), week, holidays);
    }

    private static JsonArray array(Set<String> items) {
        return new JsonArray(List.copyOf(new TreeSet<>(items)));
    }

    private static Set<String> set(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(Object::toString).collect(Collectors.toSet());
    }
}
