package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Parts;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Snapshot;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A snapshot as fields of a hash; an empty field is an unknown value. Instants are milliseconds since 1970. */
final class SnapshotFields {
    static final List<String> NAMES = List.of(
            "opening",
            "holder",
            "hold",
            "version",
            "turn",
            "settledTurn",
            "botFailures",
            "startedAt",
            "lastCustomerAt",
            "topic",
            "request",
            "ticket",
            "closedAt",
            "at",
            "assessed",
            "wrapUp");

    /** The customer as the speaker of a message, for the script that stores messages without reading the opening. */
    private static final String SPEAKER = "by";

    private SnapshotFields() {}

    /** Name and value by turns. */
    static List<String> write(Snapshot snapshot) {
        Conversation conversation = snapshot.conversation();
        List<String> values = List.of(
                Parts.opening(conversation.opening()).encode(),
                conversation.holder().code(),
                Integer.toString(conversation.hold()),
                Long.toString(conversation.version()),
                Integer.toString(conversation.turn()),
                Integer.toString(conversation.settledTurn()),
                Integer.toString(conversation.botFailures()),
                millis(conversation.startedAt()),
                millis(conversation.lastCustomerAt()),
                conversation.topic(),
                json(conversation.request(), Parts::request),
                json(conversation.ticket(), Parts::ticket),
                millis(conversation.closedAt()),
                millis(snapshot.lastAt()),
                snapshot.assessed() ? "1" : "",
                json(conversation.wrapUp(), Parts::wrapUp));
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            fields.add(NAMES.get(i));
            fields.add(values.get(i));
        }
        fields.add(SPEAKER);
        fields.add(Parts.participant(conversation.opening().customer().participant())
                .encode());
        return fields;
    }

    /** Reads the values in the order of {@link #NAMES}. */
    static Snapshot read(String id, Response values) {
        Row row = new Row(values);
        Conversation conversation = new Conversation(
                id,
                Parts.opening(new JsonObject(row.text("opening"))),
                Holder.of(row.text("holder")),
                row.number("hold"),
                Long.parseLong(row.text("version")),
                row.number("turn"),
                row.number("settledTurn"),
                row.number("botFailures"),
                Instant.ofEpochMilli(Long.parseLong(row.text("startedAt"))),
                row.parsed("lastCustomerAt", text -> Instant.ofEpochMilli(Long.parseLong(text))),
                row.text("topic"),
                row.parsed("request", text -> Parts.request(new JsonObject(text))),
                row.parsed("ticket", text -> Parts.ticket(new JsonObject(text))),
                row.parsed("closedAt", text -> Instant.ofEpochMilli(Long.parseLong(text))),
                row.parsed("wrapUp", text -> Parts.wrapUp(new JsonObject(text))));
        return new Snapshot(
                conversation,
                Instant.ofEpochMilli(Long.parseLong(row.text("at"))),
                !row.text("assessed").isEmpty());
    }

    private static String millis(@Nullable Instant instant) {
        return instant == null ? "" : Long.toString(instant.toEpochMilli());
    }

    private static <T> String json(@Nullable T part, Function<T, JsonObject> form) {
        return part == null ? "" : form.apply(part).encode();
    }

    private record Row(Response values) {
        String text(String name) {
            Response value = values.get(NAMES.indexOf(name));
            return value == null ? "" : value.toString();
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        <T> @Nullable T parsed(String name, Function<String, T> parser) {
            String text = text(name);
            return text.isEmpty() ? null : parser.apply(text);
        }
    }
}
