package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.web.http.Json;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the queued customers of this node their place in line, each only when it changed for them.
 *
 * <p>A busy desk changes many times a second; it is looked at once in {@link #PAUSE}.
 */
public final class PlaceWatch {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Vertx vertx;
    private final Desk desk;
    private final Map<EventStream, Waiting> waiting = new ConcurrentHashMap<>();
    private final LiveEvents.Subscription subscription;
    private volatile boolean scheduled;

    /** Who waits, and what was last said to them. */
    private static final class Waiting {
        private final String conversation;
        private @Nullable Place told;

        Waiting(String conversation) {
            this.conversation = conversation;
        }
    }

    public PlaceWatch(Vertx vertx, Desk desk, LiveEvents events) {
        this.vertx = vertx;
        this.desk = desk;
        this.subscription = events.deskChanged(this::schedule);
    }

    public void stop() {
        subscription.close();
    }

    /** What a conversation's feed calls with each entry: being queued begins the watch, being taken ends it. */
    Consumer<Entry> over(String conversation, EventStream stream) {
        stream.onClose(() -> waiting.remove(stream));
        return entry -> {
            var event = entry.event();
            if (event instanceof Queued) {
                waiting.put(stream, new Waiting(conversation));
                schedule();
            } else if (event instanceof AgentJoined || event instanceof Closed || event instanceof ReturnedToBot) {
                waiting.remove(stream);
            }
        };
    }

    private void schedule() {
        if (!scheduled && !waiting.isEmpty()) {
            scheduled = true;
            vertx.setTimer(PAUSE.toMillis(), tick -> look());
        }
    }

    private void look() {
        scheduled = false;
        waiting.forEach((stream, one) -> desk.place(one.conversation)
                .onSuccess(place -> place.ifPresent(here -> stream.post(() -> tell(stream, one, here)))));
    }

    private void tell(EventStream stream, Waiting one, Place place) {
        if (!place.equals(one.told) && waiting.get(stream) == one) {
            one.told = place;
            stream.signal(json(place));
        }
    }

    private static String json(Place place) {
        var json = Json.object().put("type", "place").put("position", place.position());
        if (place.low() != null && place.high() != null) {
            json.put("lowSeconds", place.low().toSeconds())
                    .put("highSeconds", place.high().toSeconds());
        }
        return json.toString();
    }
}
