package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link over one dedicated connection for commands and one for subscriptions.
 *
 * <p>One pipelined connection carries more than a pool of them, because Redis works on one thread anyway; both are held
 * in fields, because a client nobody holds may be collected and closed.
 *
 * <p>A pulse published on the one and heard on the other finds a peer that went silent without closing. Nothing but
 * subscriptions is ever sent on the second: the client takes the next message for the reply to whatever was sent.
 */
public final class ReconnectingLink implements RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingLink.class);

    private static final Set<ResponseType> LISTS = EnumSet.of(ResponseType.PUSH, ResponseType.MULTI);
    private static final String PULSE = "evenhand:pulse";
    private static final Duration PULSE_EVERY = Duration.ofSeconds(3);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final String database;
    private final Line commands;
    private final Line subscriptions;
    private final Map<String, List<Handler<String>>> handlers = new ConcurrentHashMap<>();
    private final List<Runnable> hearingAgain = new CopyOnWriteArrayList<>();
    private volatile long heardNanos = System.nanoTime();
    private final long pulse;

    private ReconnectingLink(Vertx vertx, RedisOptions options) {
        this.vertx = vertx;
        database = RedisUrl.database(options);
        commands = new Line(vertx, options, "command", fresh -> Future.succeededFuture());
        subscriptions = new Line(vertx, options, "subscribing", this::listen);
        handlers.put(channel(PULSE), List.of(beat -> heardNanos = System.nanoTime()));
        pulse = vertx.setPeriodic(PULSE_EVERY.toMillis(), tick -> beat());
    }

    /** Fails when Redis cannot be reached now; later losses are healed. */
    public static Future<ReconnectingLink> connect(Vertx vertx, RedisOptions options) {
        ReconnectingLink link = new ReconnectingLink(vertx, options);
        return Future.join(link.commands.connect(), link.subscriptions.connect())
                .onFailure(cause -> link.close())
                .map(link);
    }

    @Override
    public Future<@Nullable Response> send(Command command, String... args) {
        Request request = Request.cmd(command);
        for (String arg : args) {
            request.arg(arg);
        }
        return commands.send(request);
    }

    @Override
    public Future<@Nullable Response> run(Script script, List<String> keys, List<String> args) {
        return run(script, keys, request -> args.forEach(request::arg));
    }

    @Override
    public Future<@Nullable Response> runBytes(Script script, List<String> keys, List<byte[]> args) {
        return run(script, keys, request -> args.forEach(request::arg));
    }

    private Future<@Nullable Response> run(Script script, List<String> keys, Consumer<Request> args) {
        return commands.send(call(Command.EVALSHA, script.sha1(), keys, args)).recover(cause -> {
            boolean unknown = cause instanceof ErrorType error && error.is("NOSCRIPT");
            return unknown ? commands.send(call(Command.EVAL, script.text(), keys, args)) : Future.failedFuture(cause);
        });
    }

    private static Request call(Command command, String script, List<String> keys, Consumer<Request> args) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        args.accept(request);
        return request;
    }

    @Override
    public String channel(String name) {
        return database.isEmpty() ? name : name + "@" + database;
    }

    @Override
    public void subscribe(String name, Handler<String> handler) {
        String channel = channel(name);
        boolean first = !handlers.containsKey(channel);
        handlers.computeIfAbsent(channel, heard -> new CopyOnWriteArrayList<>()).add(handler);
        if (first && subscriptions.up()) {
            subscriptions
                    .send(Request.cmd(Command.SUBSCRIBE).arg(channel))
                    .onFailure(cause -> LOG.debug("Will subscribe to {} on reconnecting", channel));
        }
    }

    private void beat() {
        if (commands.up()) {
            publish(PULSE, "")
                    .timeout(PULSE_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    .onFailure(cause -> commands.drop("no answer to a pulse: " + cause.getMessage()));
        }
        if (commands.up() && System.nanoTime() - heardNanos > SILENT_AFTER.toNanos()) {
            heardNanos = System.nanoTime();
            subscriptions.drop("the pulse is not heard");
        }
    }

    private Future<?> listen(RedisConnection fresh) {
        fresh.handler(this::told);
        heardNanos = System.nanoTime();
        Request subscribe = Request.cmd(Command.SUBSCRIBE);
        handlers.keySet().forEach(subscribe::arg);
        return fresh.send(subscribe).onSuccess(heard -> hearingAgain.forEach(Runnable::run));
    }

    @Override
    public void onHearingAgain(Runnable handler) {
        hearingAgain.add(handler);
    }

    private void told(@Nullable Response push) {
        if (push == null
                || !LISTS.contains(push.type())
                || push.size() < 3
                || !"message".equals(push.get(0).toString())) {
            return;
        }
        String payload = push.get(2).toString();
        handlers.getOrDefault(push.get(1).toString(), List.of()).forEach(handler -> handler.handle(payload));
    }

    @Override
    public Future<Void> publish(String name, String payload) {
        return send(Command.PUBLISH, channel(name), payload).mapEmpty();
    }

    /** Fails, naming the script, if the server cannot read one of this module's. */
    public Future<Void> checkScripts() {
        return Scripts.check(this);
    }

    /** Asks the server now; never fails. */
    public Future<StoreHealth> health() {
        return StoreHealth.of(this);
    }

    /** Whether both connections stand at this moment. */
    public boolean up() {
        return commands.up() && subscriptions.up();
    }

    public Future<Void> close() {
        vertx.cancelTimer(pulse);
        return Future.join(commands.close(), subscriptions.close()).mapEmpty();
    }
}
