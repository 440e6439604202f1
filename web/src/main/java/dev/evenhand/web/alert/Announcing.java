package dev.evenhand.web.alert;

import dev.evenhand.web.alert.AlertStore.Untold;
import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what happened to an alert and tells it; what could not be told at once is told in a later round. */
final class Announcing {
    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
    /** News of yesterday that nobody could be told. */
    private static final Duration STALE = Duration.ofDays(1);

    private final AlertStore store;
    private final Tellers tellers;

    Announcing(AlertStore store, Tellers tellers) {
        this.store = store;
        this.tellers = tellers;
    }

    /** False where somebody was faster, who has told it. What is kept stays so, whether it can be told now or not. */
    Future<Boolean> keep(Alert alert, @Nullable Occasion news) {
        return store.keep(alert, news).compose(ours -> {
            if (!ours || news == null) {
                return Future.succeededFuture(ours);
            }
            var untold = new Untold(news, alert);
            return tell(untold).transform(told -> {
                if (told.failed()) {
                    LOG.info("{} is told later: {}", untold.id(), told.cause().getMessage());
                }
                return Future.succeededFuture(true);
            });
        });
    }

    /** What an earlier round could not tell. */
    Future<Void> again(Instant now) {
        return store.untold().compose(all -> {
            Future<Void> done = Future.succeededFuture();
            for (var news : all) {
                done = done.compose(before -> stale(news, now) ? givenUp(news) : tell(news));
            }
            return done;
        });
    }

    private static boolean stale(Untold news, Instant now) {
        var trail = news.alert().trail();
        return trail.get(trail.size() - 1).at().isBefore(now.minus(STALE));
    }

    private Future<Void> givenUp(Untold news) {
        LOG.warn(
                "{} of {} could not be told for a day",
                news.occasion().code(),
                news.alert().metric());
        return store.told(news);
    }

    /** A delivery told twice is one delivery. */
    private Future<Void> tell(Untold news) {
        return tellers.tell(news.occasion(), news.alert()).compose(told -> store.told(news));
    }
}
