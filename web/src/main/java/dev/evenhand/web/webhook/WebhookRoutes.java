package dev.evenhand.web.webhook;

import dev.evenhand.web.auth.Signature;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks, for administrators: who is told, and what could not be told. */
public final class WebhookRoutes implements Api.Routes {
    private static final List<Occasion> ALL = Arrays.asList(Occasion.values());

    private final Vertx vertx;
    private final WebhookStore store;
    private final Targets targets;

    private record Wish(String url, @Nullable String secret, @Nullable List<Occasion> events, @Nullable Boolean text) {
        Webhook webhook(String id, String otherwise) {
            return new Webhook(
                    id,
                    url,
                    Objects.requireNonNullElse(secret, otherwise),
                    Objects.requireNonNullElse(events, ALL),
                    Boolean.TRUE.equals(text));
        }
    }

    /** {@code secret} only where it was made. */
    private record Shown(String id, String url, List<Occasion> events, boolean text, @Nullable String secret) {
        static Shown of(Webhook webhook, @Nullable String secret) {
            return new Shown(webhook.id(), webhook.url(), webhook.events(), webhook.text(), secret);
        }
    }

    private record DeadLetter(
            String id,
            String webhook,
            Occasion event,
            String conversation,
            int attempts,
            Instant createdAt,
            @Nullable String error) {
        static DeadLetter of(Delivery delivery) {
            return new DeadLetter(
                    delivery.id(),
                    delivery.webhook(),
                    delivery.event(),
                    delivery.conversation(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.error());
        }
    }

    public WebhookRoutes(Vertx vertx, WebhookStore store, Targets targets) {
        this.vertx = vertx;
        this.store = store;
        this.targets = targets;
    }

    @Override
    public void mount(Api api) {
        api.on("webhooks", this::list)
                .on("createWebhook", this::create)
                .on("changeWebhook", this::change)
                .on("deleteWebhook", this::remove)
                .on("deadLetters", this::dead)
                .on("resendDeadLetter", this::resend);
    }

    private Future<Answer> list(RoutingContext ctx) {
        return store.all()
                .map(all -> Answer.ok(Map.of(
                        "webhooks", all.stream().map(one -> Shown.of(one, null)).toList())));
    }

    private Future<Answer> create(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Wish.class);
        var webhook = wish.webhook("w-" + UUID.randomUUID().toString().substring(0, 8), "evw_" + Signature.random(32));
        return allowed(wish)
                .compose(allowed -> store.put(webhook))
                .compose(room -> room
                        ? Future.succeededFuture(Answer.created(Shown.of(webhook, webhook.secret())))
                        : Future.failedFuture(Problem.field("url", "There are too many webhooks; remove one first.")));
    }

    /** A secret that is not named stays what it was. */
    private Future<Answer> change(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Wish.class);
        return store.byId(id(ctx))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown())))
                .compose(known -> allowed(wish).map(wish.webhook(known.id(), known.secret())))
                .compose(changed -> store.put(changed).map(Answer.ok(Shown.of(changed, null))));
    }

    private Future<Answer> remove(RoutingContext ctx) {
        return store.remove(id(ctx))
                .compose(
                        removed -> removed ? Future.succeededFuture(Answer.nothing()) : Future.failedFuture(unknown()));
    }

    private static Problem unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such webhook.");
    }

    private Future<Void> allowed(Wish wish) {
        return vertx.executeBlocking(() -> targets.resolve(wish.url()), false)
                .<Void>mapEmpty()
                .recover(cause -> {
                    if (cause instanceof IllegalArgumentException wrong) {
                        return Future.failedFuture(Problem.field("url", String.valueOf(wrong.getMessage())));
                    }
                    return cause instanceof UnknownHostException
                            ? Future.failedFuture(Problem.field("url", "The name in the address cannot be looked up."))
                            : Future.failedFuture(cause);
                });
    }

    private Future<Answer> dead(RoutingContext ctx) {
        return store.dead()
                .map(letters -> Answer.ok(Map.of(
                        "deadLetters", letters.stream().map(DeadLetter::of).toList())));
    }

    private Future<Answer> resend(RoutingContext ctx) {
        return store.revive(id(ctx), Instant.now())
                .compose(revived -> revived
                        ? Future.succeededFuture(Answer.accepted())
                        : Future.failedFuture(Problem.of(ProblemKind.NOT_FOUND, "There is no such dead letter.")));
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
