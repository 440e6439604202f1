package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.server.SseReader.Frame;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIT {
    @TempDir
    static Path directory;

    private static House house;
    private static String agent;

    @BeforeAll
    static void open() {
        house = House.open(directory);
        agent = house.atWork("agent");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aStreamBeginsWithTheHistoryAndGoesOnLive() {
        var talk = house.open();
        house.say(talk, "before");

        try (var stream = SseReader.of(house, talk, null)) {
            stream.await(frame -> "before".equals(frame.data().getString("text")));
            house.say(talk, "after");
            stream.await(frame -> "after".equals(frame.data().getString("text")));

            assertThat(stream.types().get(0)).isEqualTo("opened");
            assertThat(stream.texts()).containsExactly("before", "after");
        }
    }

    @Test
    void aReconnectDeliversExactlyWhatWasMissed() {
        var talk = house.open();
        String last;
        try (var stream = SseReader.of(house, talk, null)) {
            house.say(talk, "one");
            last = Objects.requireNonNull(
                    stream.await(frame -> "one".equals(frame.data().getString("text")))
                            .id());
        }
        house.say(talk, "two");
        house.say(talk, "three");

        try (var stream = SseReader.of(house, talk, last)) {
            house.say(talk, "four");
            stream.await(frame -> "four".equals(frame.data().getString("text")));

            assertThat(stream.texts()).containsExactly("two", "three", "four");
        }
    }

    @Test
    void aRepeatedMessageIsToldOnce() {
        var talk = house.open();
        var message = new JsonObject().put("clientMessageId", "m-1").put("text", "only once");

        try (var stream = SseReader.of(house, talk, null)) {
            var first = house.post(talk.at("/messages"), talk.token(), message).bodyAsJsonObject();
            var second = house.post(talk.at("/messages"), talk.token(), message).bodyAsJsonObject();
            house.say(talk, "done");
            stream.await(frame -> "done".equals(frame.data().getString("text")));

            assertThat(second.getString("eventId")).isEqualTo(first.getString("eventId"));
            assertThat(second.getBoolean("repeated")).isTrue();
            assertThat(stream.texts()).containsExactly("only once", "done");
        }
    }

    @Test
    void theQueuedCustomerIsToldThePlaceAndThenWhoJoined() {
        var talk = house.open();
        try (var stream = SseReader.of(house, talk, null)) {
            house.post(talk.at("/handoff"), talk.token(), new JsonObject());
            var place = stream.await("place");
            house.post(talk.at("/accept"), agent, new JsonObject());
            stream.await("agent_joined");

            assertThat(place.id()).isNull();
            assertThat(place.data().getInteger("position")).isPositive();
            assertThat(stream.frames().toString()).doesNotContain("confidence").doesNotContain("customer_asked");
        }
    }

    @Test
    void theConsoleSeesTheDeskAndItsOwnChatsOverOneConnection() {
        var talk = house.open();
        try (var console = SseReader.open(house, "/api/v1/desk/events", "Authorization", "Bearer " + agent, null)) {
            console.await("desk");
            house.say(talk, "hello");
            house.post(talk.at("/handoff"), talk.token(), new JsonObject());
            console.await(frame -> frame.data().getJsonArray("waiting") != null
                    && frame.data().encode().contains(talk.id()));
            house.post(talk.at("/accept"), agent, new JsonObject());
            house.say(talk, "are you there?");
            console.await(frame -> frame.type().equals("conversation_event")
                    && frame.data().encode().contains("are you there?"));
            house.post(talk.at("/typing"), talk.token(), new JsonObject());
            console.await(frame -> frame.data().encode().contains("\"typing\""));
        }
    }

    @Test
    void aConsoleThatMayHaveMissedSomethingComesBackAndReadsAnew() {
        try (var console = SseReader.open(house, "/api/v1/desk/events", "Authorization", "Bearer " + agent, null)) {
            console.await("desk");
            house.handoff.link().send(Command.CLIENT, "KILL", "TYPE", "pubsub").await();

            console.awaitEnd();
        }
    }

    @Test
    void notesAreInTheConsoleAndNeverInTheCustomersStream() {
        var talk = house.open();
        try (var stream = SseReader.of(house, talk, null)) {
            house.post(talk.at("/handoff"), talk.token(), new JsonObject());
            stream.await("queued");
            house.post(talk.at("/accept"), agent, new JsonObject());
            house.post(talk.at("/notes"), agent, new JsonObject().put("text", "a difficult one"));
            reply(talk, "Good morning");
            stream.await("agent_said");

            assertThat(stream.frames().toString()).doesNotContain("difficult");
            assertThat(house.get(talk.at(""), agent).bodyAsString()).contains("a difficult one");
            assertThat(house.get(talk.at("/transcript"), talk.token()).bodyAsString())
                    .contains("Good morning")
                    .doesNotContain("difficult");
        }
    }

    @Test
    void theSecondToTakeAChatIsToldWhoHasIt() {
        var talk = house.open();
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        var other = house.atWork("agent");

        var first = accept(talk, agent);
        var second = accept(talk, other);

        assertThat(first.getJsonObject("conversation").getString("id")).isEqualTo(talk.id());
        assertThat(second.getInteger("status")).isEqualTo(409);
        assertThat(second.getString("type")).isEqualTo("/problems/taken");
        assertThat(second.getString("holder")).startsWith("agent:");
    }

    private static JsonObject accept(House.Talk talk, String by) {
        return house.post(talk.at("/accept"), by, new JsonObject()).bodyAsJsonObject();
    }

    @Test
    void aChatIsResolvedAndRatedToTheEnd() {
        var talk = house.open();
        try (var stream = SseReader.of(house, talk, null)) {
            house.post(talk.at("/handoff"), talk.token(), new JsonObject());
            stream.await("queued");
            accept(talk, agent);
            var resolved = house.post(
                    talk.at("/resolve"),
                    agent,
                    new JsonObject().put("disposition", "resolved").put("wrapUpSeconds", 5));
            stream.await("closed");
            var rated = house.post(
                    talk.at("/rating"),
                    talk.token(),
                    new JsonObject().put("csat", 5).put("resolved", "yes"));
            Frame frame = stream.await("rated");

            assertThat(resolved.statusCode()).isEqualTo(202);
            assertThat(rated.statusCode()).isEqualTo(202);
            assertThat(frame.data().getInteger("csat")).isEqualTo(5);
            assertThat(frame.data().getString("resolved")).isEqualTo("yes");
        }
    }

    private static void reply(House.Talk talk, String text) {
        house.post(
                talk.at("/replies"),
                agent,
                new JsonObject().put("clientMessageId", "r-1").put("text", text));
    }

    @Test
    void aStrangeLastEventIdIsRefused() {
        var talk = house.open();
        try (var stream = SseReader.of(house, talk, "yesterday")) {
            assertThat(stream.status).isEqualTo(400);
        }
    }
}
