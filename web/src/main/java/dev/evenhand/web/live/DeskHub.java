package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node's pages of staff share: one look at the desk for all of them, at most once in {@link #PAUSE}, and one
 * ear for the events of every conversation.
 */
public final class DeskHub {
    private static final Logger LOG = LoggerFactory.getLogger(DeskHub.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Desk desk;
    private final LiveEvents events;
    private final Set<DeskFeed> feeds = ConcurrentHashMap.newKeySet();
    private final LiveEvents.Subscription changes;
    private final LiveEvents.Subscription entries;
    private final LiveEvents.Subscription gaps;
    private volatile boolean scheduled;

    public DeskHub(Vertx vertx, Desk desk, LiveEvents events) {
        this.vertx = vertx;
        this.desk = desk;
        this.events = events;
        this.changes = events.deskChanged(this::schedule);
        this.entries = events.all(this::tell);
        this.gaps = events.hearingAgain(() -> feeds.forEach(DeskFeed::startAnew));
    }

    public void stop() {
        changes.close();
        entries.close();
        gaps.close();
    }

    /** A new outcome is in the view; managers' pages read their numbers anew. */
    public void outcomesChanged() {
        feeds.forEach(DeskFeed::outcomesChanged);
    }

    Future<DeskView> join(DeskFeed feed) {
        feeds.add(feed);
        return desk.view();
    }

    void leave(DeskFeed feed) {
        feeds.remove(feed);
    }

    LiveEvents events() {
        return events;
    }

    private void schedule() {
        lookAfter(PAUSE);
    }

    private void lookAfter(Duration pause) {
        if (!scheduled && !feeds.isEmpty()) {
            scheduled = true;
            vertx.setTimer(pause.toMillis(), tick -> look());
        }
    }

    private void look() {
        scheduled = false;
        desk.view().onSuccess(view -> feeds.forEach(feed -> feed.show(view))).onFailure(away -> {
            LOG.debug("The desk cannot be shown now: {}", away.getMessage());
            lookAfter(PAUSE_WHILE_AWAY);
        });
    }

    private void tell(Entry entry) {
        feeds.forEach(feed -> feed.tell(entry));
    }
}
