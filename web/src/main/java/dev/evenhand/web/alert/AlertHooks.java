package dev.evenhand.web.alert;

import dev.evenhand.web.http.Json;
import dev.evenhand.web.webhook.Delivery;
import dev.evenhand.web.webhook.Occasion;
import dev.evenhand.web.webhook.Webhook;
import dev.evenhand.web.webhook.WebhookStore;
import io.vertx.core.Future;
import java.time.Clock;

/** Tells the webhooks that want to hear of alerts. */
public final class AlertHooks implements Tellers.Teller {
    private final WebhookStore store;
    private final Clock clock = Clock.systemUTC();

    public AlertHooks(WebhookStore store) {
        this.store = store;
    }

    @Override
    public Future<Void> tell(Occasion occasion, Alert alert) {
        return store.all().compose(webhooks -> Future.all(webhooks.stream()
                        .filter(webhook -> webhook.events().contains(occasion))
                        .map(webhook -> store.add(delivery(occasion, alert, webhook)))
                        .toList())
                .mapEmpty());
    }

    private Delivery delivery(Occasion occasion, Alert alert, Webhook webhook) {
        var id = "al-" + alert.id() + "-" + alert.version();
        var body = Json.object()
                .put("id", id)
                .put("type", occasion.code())
                .put("at", clock.instant().toString());
        body.set("alert", Json.object(alert));
        return new Delivery(
                id + "-" + webhook.id(), webhook.id(), occasion, alert.id(), body.toString(), 0, clock.instant(), null);
    }
}
