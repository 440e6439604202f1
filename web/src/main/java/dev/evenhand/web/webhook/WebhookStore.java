package dev.evenhand.web.webhook;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Receivers, and what is still to be told them; shared by all nodes. Every future fails while the store is away. */
public interface WebhookStore {
    /** Deliveries of one webhook that are lent at a time. */
    int AT_ONCE = 20;

    Future<List<Webhook>> all();

    Future<Optional<Webhook>> byId(String id);

    /** Whether there was room for it. */
    Future<Boolean> put(Webhook webhook);

    Future<Boolean> remove(String id);

    /** Stores a delivery to be sent now; the same again changes nothing. Beyond a bound for its webhook it goes to the dead letters. */
    Future<Void> add(Delivery delivery);

    /**
     * What is due, lent to the caller until then; whoever dies over it loses it to another node. {@link #AT_ONCE} for each webhook, so that
     * one with a long line takes nothing from the others.
     *
     * @param besides webhooks the caller is still busy with; nothing of theirs is lent
     */
    Future<List<Delivery>> due(Instant now, Instant lentUntil, Set<String> besides);

    /** It was heard. */
    Future<Void> done(String delivery);

    /** It was not heard, and is tried again. */
    Future<Void> again(Delivery delivery, Instant at);

    /** It was not heard, and is given up until somebody sends it again by hand; the oldest make room. */
    Future<Void> giveUp(Delivery delivery);

    /** What was given up, the latest first. */
    Future<List<Delivery>> dead();

    /** Puts a dead letter back among those to be sent; false where there is none of that id. */
    Future<Boolean> revive(String delivery, Instant at);
}
