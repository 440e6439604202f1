package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAwayIT {
    @TempDir
    Path directory;

    @Test
    void whileTheStoreIsAwayEveryCallIsToldToComeBack() {
        try (var house = House.open(directory)) {
            var talk = house.open();
            house.storeGoesAway();

            var said = house.say(talk, "hello?");
            var opened = house.post("/api/v1/conversations", null, new JsonObject());
            var events = house.get(talk.at("/events"), talk.token());

            assertThat(said.statusCode()).isEqualTo(503);
            assertThat(said.getHeader("Retry-After")).isNotNull();
            assertThat(said.bodyAsJsonObject().getString("type")).isEqualTo("/problems/store-away");
            assertThat(opened.statusCode()).isEqualTo(503);
            assertThat(events.statusCode()).isEqualTo(503);
        }
    }
}
