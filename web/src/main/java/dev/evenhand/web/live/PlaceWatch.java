package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.LineMove;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Place;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the queued customers of this node their place in line, each only when it changed for them.
 *
 * <p>Whoever stands before the change is not even looked up. A busy desk changes many times a second; it is looked at once
 * in {@link #PAUSE}, so many customers in one question.
 */
public final class PlaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    /** Opening hours begin and end without anything moving. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    private static final int AT_ONCE = 200;

    private final Vertx vertx;
    private final Desk desk;
    private final Map<Object, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> moved = new ConcurrentHashMap<>();
    private final List<LiveEvents.Subscription> subscriptions;
    private final long timer;
    private volatile boolean scheduled;

    /** Who waits, and what was last said to them. */
    private static final class Waiting {
        private final String conversation;
        private final String team;
        private final Consumer<Place> listener;
        private volatile @Nullable Place told;

        Waiting(String conversation, String team, Consumer<Place> listener) {
            this.conversation = conversation;
            this.team = team;
            this.listener = listener;
        }

        boolean standsAfter(int rank) {
            Place last = told;
            return last == null || last.position() > rank;
        }

        void tell(Place place) {
            if (!place.tellsAsMuchAs(told)) {
                told = place;
                listener.accept(place);
            }
        }
    }

    public PlaceWatch(Vertx vertx, Desk desk, LiveEvents events) {
        this.vertx = vertx;
        this.desk = desk;
        this.subscriptions = List.of(events.lineMoved(this::moved), events.peopleMoved(this::everybody));
        this.timer = vertx.setPeriodic(AT_LEAST_EVERY.toMillis(), tick -> everybody());
    }

    public void stop() {
        vertx.cancelTimer(timer);
        subscriptions.forEach(LiveEvents.Subscription::close);
    }

    /** What a conversation's feed calls with each entry: being queued begins the watch, being taken ends it. */
    Consumer<Entry> over(String conversation, EventStream stream) {
        stream.onClose(() -> forget(stream));
        return entry -> {
            var event = entry.event();
            if (event instanceof Queued queued) {
                watch(stream, queued.team(), conversation, place -> stream.post(() -> tell(stream, place)));
            } else if (event instanceof AgentJoined
                    || event instanceof Closed
                    || event instanceof ReturnedToBot
                    || event instanceof MessageLeft) {
                forget(stream);
            }
        };
    }

    private static void tell(EventStream stream, Place place) {
        stream.signal(PlaceJson.of(place).toString());
    }

    /** Begins telling {@code listener} the conversation's place, now and whenever it changes; {@code key} ends it. */
    public void watch(Object key, String team, String conversation, Consumer<Place> listener) {
        waiting.put(key, new Waiting(conversation, team, listener));
        moved(new LineMove(team, Integer.MAX_VALUE));
    }

    public void forget(Object key) {
        waiting.remove(key);
    }

    private void everybody() {
        waiting.values().stream().map(one -> one.team).distinct().forEach(team -> moved(new LineMove(team, 0)));
    }

    private void moved(LineMove move) {
        if (!waiting.isEmpty()) {
            moved.merge(move.team(), move.rank(), Math::min);
            if (!scheduled) {
                scheduled = true;
                vertx.setTimer(PAUSE.toMillis(), tick -> look());
            }
        }
    }

    private void look() {
        scheduled = false;
        for (var team : List.copyOf(moved.keySet())) {
            var rank = moved.remove(team);
            if (rank != null) {
                look(team, rank);
            }
        }
    }

    private void look(String team, int rank) {
        var behind = waiting.values().stream()
                .filter(one -> one.team.equals(team) && one.standsAfter(rank))
                .toList();
        for (int from = 0; from < behind.size(); from += AT_ONCE) {
            ask(team, behind.subList(from, Math.min(behind.size(), from + AT_ONCE)));
        }
    }

    /** While the store is away nobody's place changes; the next look makes up for it. */
    private void ask(String team, List<Waiting> some) {
        var ids = new ArrayList<String>(some.size());
        some.forEach(one -> ids.add(one.conversation));
        desk.places(team, ids)
                .onSuccess(places -> some.forEach(one -> {
                    var place = places.get(one.conversation);
                    if (place != null) {
                        one.tell(place);
                    }
                }))
                .onFailure(away -> LOG.debug("Places are told later: {}", away.getMessage()));
    }
}
