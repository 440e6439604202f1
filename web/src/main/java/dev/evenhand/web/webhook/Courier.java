package dev.evenhand.web.webhook;

import dev.evenhand.web.webhook.Targets.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, and decides what becomes of what was not heard. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    /** An attempt looks the name up, connects, and waits to be heard. */
    private static final int STEPS = 3;
    /** Longer than an attempt can take, so that nobody else sends it meanwhile. */
    private static final Duration LENT_BEYOND_STEPS = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final WebhookStore store;
    private final Targets targets;
    private final WebhookOptions options;
    private final Clock clock;
    private final HttpClient client;
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Webhooks this node is telling something. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private long timer = -1;

    Courier(Vertx vertx, WebhookStore store, Targets targets, WebhookOptions options) {
        this.vertx = vertx;
        this.store = store;
        this.targets = targets;
        this.options = options;
        this.clock = Clock.systemUTC();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(options.timeout().toMillis()))
                        .setKeepAlive(false)
                        .setVerifyHost(true)
                        .setMaxHeaderSize(16 * 1024),
                new PoolOptions().setHttp1MaxSize(WebhookStore.AT_ONCE));
    }

    void start() {
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> round());
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        return client.close();
    }

    /** Each receiver at its own pace: one that does not answer holds up nobody else. */
    private void round() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        Instant now = clock.instant();
        var longest = options.timeout().multipliedBy(STEPS).plus(LENT_BEYOND_STEPS);
        store.due(now, now.plus(longest), Set.copyOf(busy))
                .onSuccess(due -> due.stream()
                        .collect(Collectors.groupingBy(Delivery::webhook))
                        .forEach(this::deliver))
                .onFailure(Courier::waits)
                .onComplete(asked -> asking.set(false));
    }

    private void deliver(String webhook, List<Delivery> due) {
        busy.add(webhook);
        Future.join(due.stream().map(this::deliver).toList())
                .onFailure(Courier::waits)
                .onComplete(done -> busy.remove(webhook));
    }

    /** What is not moved on is found again, here or on another node. */
    private static void waits(Throwable cause) {
        LOG.debug("Deliveries wait: {}", cause.getMessage());
    }

    /** A receiver that is no more is told nothing. */
    private Future<Void> deliver(Delivery delivery) {
        return store.byId(delivery.webhook()).compose(found -> found.map(webhook -> attempt(delivery, webhook))
                .orElseGet(() -> store.done(delivery.id())));
    }

    /** Each step has its own time, and none goes on once that is over: what is tried again must not be said late as well. */
    private Future<Void> attempt(Delivery delivery, Webhook webhook) {
        return vertx.executeBlocking(() -> targets.resolve(webhook.url()), false)
                .timeout(options.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .compose(target -> send(delivery, webhook, target))
                .transform(sent -> sent.succeeded()
                        ? store.done(delivery.id())
                        : failed(delivery.failed(why(sent.cause())), sent.cause()));
    }

    private static String why(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Waiting does not make a forbidden address allowed. */
    private Future<Void> failed(Delivery delivery, Throwable cause) {
        boolean hopeless = cause instanceof IllegalArgumentException
                || delivery.attempts() > options.retries().size();
        if (hopeless) {
            LOG.warn("{} of {} is given up: {}", delivery.event().code(), delivery.conversation(), delivery.error());
            return store.giveUp(delivery);
        }
        var pause = options.retries().get(delivery.attempts() - 1);
        return store.again(delivery, clock.instant().plus(pause));
    }

    private Future<Void> send(Delivery delivery, Webhook webhook, Target target) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(options.timeout().toMillis());
        return client.request(request).compose(open -> say(delivery, webhook, open));
    }

    private Future<Void> say(Delivery delivery, Webhook webhook, HttpClientRequest request) {
        long seconds = clock.instant().getEpochSecond();
        return request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Evenhand")
                .putHeader("Evenhand-Delivery", delivery.id())
                .putHeader("Evenhand-Event", delivery.event().code())
                .putHeader("Evenhand-Timestamp", Long.toString(seconds))
                .putHeader("Evenhand-Signature", Seal.of(webhook.secret(), seconds, delivery.body()))
                .send(delivery.body())
                .compose(Courier::heard)
                .onFailure(unheard -> request.reset());
    }

    /** Nothing of the answer is of interest but that it says yes. */
    private static Future<Void> heard(HttpClientResponse response) {
        int status = response.statusCode();
        response.request().connection().close();
        return status >= 200 && status < 300
                ? Future.succeededFuture()
                : Future.failedFuture(new IllegalStateException("answered " + status));
    }
}
