package dev.evenhand.web.webhook;

import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.FeedEntry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Hears of every handoff once among all nodes, and stores what is to be told whom. */
final class Announcer {
    /** Name under which the feed is consumed, by all nodes together. */
    static final String GROUP = "webhooks";

    private final Desk desk;
    private final WebhookStore store;
    private final Clock clock;

    Announcer(Desk desk, WebhookStore store, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.clock = clock;
    }

    /** Completes when every delivery is stored; repeating it stores nothing more. */
    Future<Void> hear(FeedEntry entry) {
        return store.all()
                .compose(webhooks -> webhooks.isEmpty()
                        ? Future.succeededFuture()
                        : news(entry).compose(news -> tell(news, webhooks)));
    }

    /** A log that is gone has nothing to tell. */
    private Future<Optional<HandoffNews>> news(FeedEntry entry) {
        return desk.history(entry.conversation(), null)
                .map(history -> HandoffNews.of(entry, history))
                .recover(failure -> failure instanceof Refusal
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private Future<Void> tell(Optional<HandoffNews> heard, List<Webhook> webhooks) {
        return heard.map(news -> Future.all(webhooks.stream()
                                .filter(webhook -> webhook.events().contains(news.step()))
                                .map(webhook -> store.add(delivery(news, webhook)))
                                .toList())
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    private Delivery delivery(HandoffNews news, Webhook webhook) {
        return new Delivery(
                news.id() + "-" + webhook.id(),
                webhook.id(),
                news.step(),
                news.conversation(),
                news.body(webhook.text()),
                0,
                clock.instant(),
                null);
    }
}
