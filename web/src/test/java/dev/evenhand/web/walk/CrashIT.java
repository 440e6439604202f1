package dev.evenhand.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program, and its Redis, in the middle of a conversation; what was acknowledged is there, once, in order. */
class CrashIT {
    private static final Set<String> SETTLED =
            Set.of("bot_answered", "bot_clarified", "bot_said", "handoff_requested", "queued");

    @TempDir
    Path directory;

    @Test
    void theConversationGoesOnAfterTheProgramWasKilled() throws Exception {
        var data = directory.resolve("data");
        String conversation;
        Caller customer;
        try (var first = EvenhandProcess.start(java.nio.file.Files.createDirectories(data), "serve")) {
            var opened = open(Caller.anybody(first.address()));
            conversation = opened.getString("id");
            customer = Caller.anybody(first.address()).withToken(opened.getString("token"));
            for (int i = 0; i < 20; i++) {
                assertThat(say(customer, conversation, i)).isEqualTo(202);
            }
            first.kill();
        }
        try (var second = EvenhandProcess.start(data, "serve")) {
            var again = customer.at(second.address());
            assertThat(say(again, conversation, 19)).isEqualTo(202);
            assertThat(say(again, conversation, 20)).isEqualTo(202);

            var events = again.eventsUntil(conversation, CrashIT::lastWordIsSettled);

            assertThat(spoken(events)).isEqualTo(numbers(21));
            assertThat(lastWordIsSettled(events)).isTrue();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenRedisIsKilled() throws Exception {
        var data = java.nio.file.Files.createDirectories(directory.resolve("data"));
        try (var evenhand = EvenhandProcess.start(data, "serve")) {
            var opened = open(Caller.anybody(evenhand.address()));
            var conversation = opened.getString("id");
            var customer = Caller.anybody(evenhand.address()).withToken(opened.getString("token"));
            for (int i = 0; i < 10; i++) {
                assertThat(say(customer, conversation, i)).isEqualTo(202);
            }

            evenhand.redis().destroyForcibly();
            for (int i = 10; i < 20; i++) {
                sayUntilAcknowledged(customer, conversation, i);
            }

            var events = customer.eventsUntil(conversation, CrashIT::lastWordIsSettled);
            assertThat(spoken(events)).isEqualTo(numbers(20));
            assertThat(lastWordIsSettled(events)).isTrue();
        }
    }

    private static JsonObject open(Caller anybody) throws Exception {
        var answer = anybody.post("/api/v1/conversations", new JsonObject().put("locale", "en"));
        assertThat(answer.statusCode()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static int say(Caller customer, String conversation, int number) throws Exception {
        var body = new JsonObject().put("clientMessageId", "m-" + number).put("text", "message " + number);
        return customer.post("/api/v1/conversations/" + conversation + "/messages", body)
                .statusCode();
    }

    /** As a widget does: the same message again until it is acknowledged. */
    private static void sayUntilAcknowledged(Caller customer, String conversation, int number) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        int status;
        do {
            status = say(customer, conversation, number);
            if (status != 202) {
                assertThat(status).isEqualTo(503);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } while (status != 202 && Instant.now().isBefore(deadline));
        assertThat(status).isEqualTo(202);
    }

    private static List<String> spoken(List<JsonObject> events) {
        return events.stream()
                .filter(event -> event.getString("type").equals("customer_said"))
                .map(event -> event.getString("text"))
                .toList();
    }

    /** Whether the bot answered the last message, or people were called. */
    private static boolean lastWordIsSettled(List<JsonObject> events) {
        var types = events.stream().map(event -> event.getString("type")).toList();
        int lastWord = types.lastIndexOf("customer_said");
        return lastWord >= 0
                && (types.contains("queued")
                        || types.subList(lastWord, types.size()).stream().anyMatch(SETTLED::contains));
    }

    private static List<String> numbers(int count) throws IOException {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            numbers.add("message " + i);
        }
        return numbers;
    }
}
