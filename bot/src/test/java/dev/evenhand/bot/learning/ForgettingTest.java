package dev.evenhand.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private final Vertx vertx = Vertx.vertx();
    private final Kept kept = new Kept();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static final class Kept implements LessonStore {
        private final Map<String, Lesson> lessons = new LinkedHashMap<>();

        @Override
        public Future<Void> keep(Lesson lesson) {
            lessons.put(lesson.id(), lesson);
            return Future.succeededFuture();
        }

        @Override
        public Future<List<Lesson>> latest(int most) {
            return Future.succeededFuture(List.copyOf(lessons.values()));
        }

        @Override
        public Future<Void> forget(List<String> ids) {
            ids.forEach(lessons::remove);
            return Future.succeededFuture();
        }

        @Override
        public void onChange(Runnable listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }
    }

    private static Lesson lesson(String conversation, int turn) {
        return new Lesson(conversation, turn, Instant.EPOCH, "en", "where is it?", null, null, Lesson.Kind.UNANSWERED);
    }

    @Test
    void whatACustomerAskedGoesWithTheConversation() {
        kept.keep(lesson("c-1", 1)).await();
        kept.keep(lesson("c-2", 1)).await();
        kept.keep(lesson("c-2", 4)).await();
        var forgetting = new Forgetting(vertx, id -> Future.succeededFuture(id.equals("c-1")), kept);

        forgetting.look().await();
        forgetting.close();

        assertThat(kept.lessons).containsOnlyKeys("c-1:1");
    }
}
