package dev.evenhand.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.web.alert.Alert.State;
import dev.evenhand.web.alert.Alert.Step;
import dev.evenhand.web.alert.Alert.What;
import dev.evenhand.web.redis.RedisAlerts;
import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncingIT {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final List<String> told = new ArrayList<>();
    private boolean away;

    private Future<Void> tell(Occasion occasion, Alert alert) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        told.add(occasion.code() + " " + alert.metric());
        return Future.succeededFuture();
    }

    private static Alert raised(String metric) {
        var trail = List.of(new Step(NOW, "", What.RAISED, "red"));
        return new Alert(
                "a-" + metric,
                1,
                metric,
                "red",
                State.RAISED,
                NOW,
                null,
                null,
                "share",
                .4,
                .6,
                List.of(),
                List.of(),
                null,
                trail);
    }

    @Test
    void whatCouldNotBeToldIsToldOnceInALaterRoundAndNotForEver(@TempDir Path directory) {
        var vertx = Vertx.vertx();
        var handoff = Handoff.start(vertx, HandoffOptions.embedded(directory)).await();
        var announcing = new Announcing(new RedisAlerts(handoff.link()), new Tellers(List.of(this::tell)));
        away = true;
        assertThat(announcing.keep(raised("fcr"), Occasion.ALERT_RAISED).await())
                .isTrue();
        assertThat(announcing.keep(raised("fcr"), Occasion.ALERT_RAISED).await())
                .as("stands")
                .isFalse();
        away = false;

        announcing.again(NOW.plusSeconds(900)).await();
        announcing.again(NOW.plusSeconds(1800)).await();
        assertThat(told).containsExactly("alert.raised fcr");

        away = true;
        announcing.keep(raised("csat"), Occasion.ALERT_RAISED).await();
        away = false;
        announcing.again(NOW.plus(Duration.ofDays(2))).await();
        assertThat(told).hasSize(1);
        handoff.stop().await();
        vertx.close().await();
    }
}
