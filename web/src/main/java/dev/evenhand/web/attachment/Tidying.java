package dev.evenhand.web.attachment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of attachments whose time is over, soon after a start and every hour. */
public final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final AttachmentStore store;
    private Future<Void> round = Future.succeededFuture();
    private long timer = -1;

    public Tidying(Vertx vertx, AttachmentStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    public void start() {
        timer = vertx.setPeriodic(FIRST.toMillis(), EVERY.toMillis(), tick -> begin());
    }

    /** Done when nothing is being removed any more. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return round.otherwiseEmpty();
    }

    private void begin() {
        if (round.isComplete()) {
            round = store.expire()
                    .onFailure(cause -> LOG.warn("Old attachments are removed later: {}", cause.getMessage()));
        }
    }
}
