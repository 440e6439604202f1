package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.bus.EventJson;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.conversation.Entry;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wake-ups from Redis handed to this node's subscribers, each on the context it subscribed from.
 *
 * <p>The event rides in the payload, so nothing is read back; it is decoded only where somebody listens.
 */
public final class RedisLiveEvents implements LiveEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLiveEvents.class);

    private final Vertx vertx;
    private final RedisLink link;
    private final Map<String, List<Consumer<Entry>>> conversations = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<Signal>>> signals = new ConcurrentHashMap<>();
    private final List<Consumer<Entry>> everything = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> desk = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> gaps = new CopyOnWriteArrayList<>();

    public RedisLiveEvents(Vertx vertx, RedisLink link) {
        this.vertx = vertx;
        this.link = link;
        link.subscribe(Addresses.EVENTS, this::stored);
        link.subscribe(Addresses.SIGNALS, this::signalled);
        link.subscribe(Addresses.DESK, payload -> tell(desk, payload));
        link.onHearingAgain(() -> tell(gaps, ""));
    }

    @Override
    public Subscription conversation(String id, Handler<Entry> handler) {
        return join(conversations, id, onContext(handler));
    }

    @Override
    public Subscription all(Handler<Entry> handler) {
        return join(everything, onContext(handler));
    }

    @Override
    public Subscription signals(String id, Handler<Signal> handler) {
        return join(signals, id, onContext(handler));
    }

    @Override
    public Subscription deskChanged(Runnable handler) {
        return join(desk, onContext(payload -> handler.run()));
    }

    @Override
    public Subscription lineMoved(Handler<LineMove> handler) {
        Consumer<LineMove> listener = onContext(handler);
        return join(desk, payload -> {
            String[] parts = payload.split(" ", 4);
            if (parts.length == 4) {
                listener.accept(new LineMove(parts[2], Integer.parseInt(parts[3])));
            }
        });
    }

    @Override
    public Subscription peopleMoved(Runnable handler) {
        Consumer<String> listener = onContext(payload -> handler.run());
        return join(desk, payload -> {
            if (payload.startsWith("presence ")) {
                listener.accept(payload);
            }
        });
    }

    @Override
    public Subscription hearingAgain(Runnable handler) {
        return join(gaps, onContext(gap -> handler.run()));
    }

    @Override
    public void signal(Signal signal) {
        String payload =
                String.join(" ", signal.conversation(), signal.type(), signal.staffOnly() ? "1" : "0", signal.json());
        link.publish(Addresses.SIGNALS, payload)
                .onFailure(cause -> LOG.debug("A passing signal was lost: {}", cause.getMessage()));
    }

    private void stored(String payload) {
        String[] parts = payload.split(" ", 3);
        List<Consumer<Entry>> listeners = conversations.getOrDefault(parts[1], List.of());
        if (listeners.isEmpty() && everything.isEmpty()) {
            return;
        }
        Entry entry = new Entry(parts[0], parts[1], EventJson.fromJson(new JsonObject(parts[2])));
        tell(everything, entry);
        tell(listeners, entry);
    }

    private void signalled(String payload) {
        String[] parts = payload.split(" ", 4);
        List<Consumer<Signal>> listeners = signals.getOrDefault(parts[0], List.of());
        if (!listeners.isEmpty()) {
            tell(listeners, new Signal(parts[0], parts[1], parts[3], parts[2].equals("1")));
        }
    }

    private static <T> void tell(Collection<Consumer<T>> listeners, T news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    private <T> Consumer<T> onContext(Handler<T> handler) {
        Context context = vertx.getOrCreateContext();
        return news -> context.runOnContext(now -> handler.handle(news));
    }

    private static <T> Subscription join(List<Consumer<T>> listeners, Consumer<T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static <T> Subscription join(Map<String, List<Consumer<T>>> byId, String id, Consumer<T> listener) {
        byId.compute(id, (key, present) -> {
            List<Consumer<T>> listeners = present == null ? new CopyOnWriteArrayList<>() : present;
            listeners.add(listener);
            return listeners;
        });
        return () -> byId.computeIfPresent(id, (key, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }
}
