package dev.evenhand.web.webhook;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.Feed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Webhooks at work on one node: every node hears, stores and sends its share. */
public final class Webhooks {
    private final Courier courier;
    private final Feed.Consumption consumption;

    private Webhooks(Courier courier, Feed.Consumption consumption) {
        this.courier = courier;
        this.consumption = consumption;
    }

    /** Where events come from. */
    public record Sources(Desk desk, Feed feed, WebhookStore store) {}

    public static Future<Webhooks> start(Vertx vertx, Sources sources, WebhookOptions options) {
        var announcer = new Announcer(sources.desk(), sources.store(), Clock.systemUTC());
        var courier = new Courier(vertx, sources.store(), new Targets(options.privateAddresses()), options);
        return sources.feed()
                .consume(Announcer.GROUP, HandoffNews.TELLING, announcer::hear)
                .map(consumption -> new Webhooks(courier, consumption))
                .onSuccess(started -> courier.start())
                .onFailure(failed -> courier.stop());
    }

    /** What is being sent is sent again by another node. */
    public Future<Void> stop() {
        consumption.close();
        return courier.stop();
    }
}
