package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One conversation into one customer's stream: history first, then live, no gap and no doubles.
 *
 * <p>It listens before it reads, keeps what arrives meanwhile, and skips by entry id what the history had. Live events
 * are best effort, so every second heartbeat reads again from the last point known to be complete.
 */
final class ConversationFeed {
    private final Desk desk;
    private final String conversation;
    private final EventStream stream;
    private final Consumer<Entry> observer;
    private final List<Entry> early = new ArrayList<>();
    private final Set<String> sentSinceComplete = new HashSet<>();
    private @Nullable String completeTo;
    private boolean live;
    private int heartbeats;

    /** {@code observer} hears of each entry that goes through, shown or not. */
    ConversationFeed(Desk desk, String conversation, EventStream stream, Consumer<Entry> observer) {
        this.desk = desk;
        this.conversation = conversation;
        this.stream = stream;
        this.observer = observer;
    }

    void listen(LiveEvents events) {
        var entries = events.conversation(conversation, entry -> stream.post(() -> arrived(entry)));
        var signals = events.signals(conversation, signal -> stream.post(() -> passed(signal)));
        stream.onClose(entries::close);
        stream.onClose(signals::close);
        stream.onHeartbeat(this::readAgain);
    }

    /** Writes the history and lets through what arrived meanwhile. */
    void begin(@Nullable String after, List<Entry> history) {
        completeTo = after;
        stream.begin();
        complete(history);
        live = true;
        early.forEach(this::arrived);
        early.clear();
    }

    private void arrived(Entry entry) {
        if (!live) {
            early.add(entry);
        } else if (isNew(entry)) {
            sentSinceComplete.add(entry.id());
            pass(entry, true);
        }
    }

    private boolean isNew(Entry entry) {
        return !sentSinceComplete.contains(entry.id())
                && (completeTo == null || EntryIds.ORDER.compare(entry.id(), completeTo) > 0);
    }

    /** What was read from the store: everything up to its last entry is known from here on. */
    private void complete(List<Entry> entries) {
        for (var entry : entries) {
            if (isNew(entry)) {
                pass(entry, live);
            }
        }
        if (!entries.isEmpty()) {
            var last = entries.get(entries.size() - 1).id();
            completeTo = last;
            sentSinceComplete.removeIf(id -> EntryIds.ORDER.compare(id, last) <= 0);
        }
    }

    private void pass(Entry entry, boolean bounded) {
        observer.accept(entry);
        CustomerView.of(entry).ifPresent(json -> {
            if (bounded) {
                stream.live(entry.id(), json.toString());
            } else {
                stream.event(entry.id(), json.toString());
            }
        });
    }

    private void passed(Signal signal) {
        if (live && !echoes(signal)) {
            CustomerView.of(signal).ifPresent(json -> stream.signal(json.toString()));
        }
    }

    /** The customer's own typing is not told to the customer. */
    private static boolean echoes(Signal signal) {
        return signal.type().equals("typing")
                && CustomerView.SignalJson.read(signal).at("/by/role").asText().equals("customer");
    }

    /** While the store is away there is nothing to read; the next heartbeat tries again. */
    private void readAgain() {
        if (live && ++heartbeats % 2 == 0) {
            desk.history(conversation, completeTo).onSuccess(entries -> stream.post(() -> complete(entries)));
        }
    }
}
