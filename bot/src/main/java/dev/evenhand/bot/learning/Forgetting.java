package dev.evenhand.bot.learning;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of lessons, which hold a customer's words, once the conversation they come from has gone; looks every hour. */
public final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofHours(1);
    /** All there may be. */
    private static final int MOST = 20_000;

    private final Vertx vertx;
    private final Function<String, Future<Boolean>> stands;
    private final LessonStore store;
    private final long timer;
    private Future<Void> round = Future.succeededFuture();

    /** {@code stands} says whether a conversation is still there. */
    public Forgetting(Vertx vertx, Function<String, Future<Boolean>> stands, LessonStore store) {
        this.vertx = vertx;
        this.stands = stands;
        this.store = store;
        this.timer = vertx.setPeriodic(FIRST.toMillis(), EVERY.toMillis(), tick -> begin());
    }

    private void begin() {
        if (round.isComplete()) {
            round = look().onFailure(cause -> LOG.info("Old lessons go later: {}", cause.getMessage()));
        }
    }

    /** One round now. */
    Future<Void> look() {
        return store.latest(MOST).compose(lessons -> {
            var ids = lessons.stream()
                    .collect(Collectors.groupingBy(
                            Lesson::conversation, Collectors.mapping(Lesson::id, Collectors.toList())));
            Future<Void> done = Future.succeededFuture();
            for (var conversation : ids.entrySet()) {
                done = done.compose(before -> stands.apply(conversation.getKey()))
                        .compose(there -> store.forget(there ? List.of() : conversation.getValue()));
            }
            return done;
        });
    }

    public void close() {
        vertx.cancelTimer(timer);
    }
}
