package dev.evenhand.web.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.CustomerHistory;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a conversation whole, with those it goes on from. */
final class Reader {
    private static final int MOST_EARLIER = 10;

    private final Desk desk;
    private final CustomerHistory customers;
    private final Destinations destinations;

    /** A contact before this one. */
    record Earlier(String id, Instant startedAt, @Nullable Instant closedAt, String topic, String state) {
        static Earlier of(Contact contact) {
            return new Earlier(
                    contact.conversation(),
                    contact.startedAt(),
                    contact.closedAt(),
                    contact.topic().isEmpty() ? Conversation.UNKNOWN_TOPIC : contact.topic(),
                    contact.closedAt() == null ? "open" : "closed");
        }

        static Earlier of(Conversation conversation) {
            return new Earlier(
                    conversation.id(),
                    conversation.startedAt(),
                    conversation.closedAt(),
                    conversation.topic(),
                    conversation.closed() ? "closed" : "open");
        }
    }

    /** All of it; {@code tried} is what the bot offered before a person came. */
    record Detail(ConversationJson conversation, List<ObjectNode> events, List<Tried> tried, List<Earlier> earlier) {}

    Reader(Desk desk, CustomerHistory customers, Destinations destinations) {
        this.desk = desk;
        this.customers = customers;
        this.destinations = destinations;
    }

    Future<Detail> read(String id) {
        return desk.conversation(id).compose(conversation -> desk.history(id, null)
                .compose(history -> Future.all(destinations.told(history), before(conversation))
                        .map(all -> new Detail(
                                ConversationJson.of(conversation),
                                all.resultAt(0),
                                Tried.of(history),
                                all.resultAt(1)))));
    }

    /** What the customer's key remembers, and what this conversation says it goes on from; the latest first. */
    private Future<List<Earlier>> before(Conversation conversation) {
        var key = conversation.opening().customer().key();
        var linked = earlier(conversation.opening().previous(), new ArrayList<>());
        var known = customers.latest(key, MOST_EARLIER + 1);
        return Future.all(linked, known).map(both -> {
            var all = new LinkedHashMap<String, Earlier>();
            linked.result().forEach(one -> all.put(one.id(), one));
            known.result().stream()
                    .filter(contact -> contact.startedAt().isBefore(conversation.startedAt()))
                    .forEach(contact -> all.putIfAbsent(contact.conversation(), Earlier.of(contact)));
            all.remove(conversation.id());
            return all.values().stream()
                    .sorted(Comparator.comparing(Earlier::startedAt).reversed())
                    .limit(MOST_EARLIER)
                    .toList();
        });
    }

    private Future<List<Earlier>> earlier(@Nullable String id, List<Earlier> found) {
        if (id == null || found.size() == MOST_EARLIER) {
            return Future.succeededFuture(found);
        }
        return desk.conversation(id)
                .compose(before -> {
                    found.add(Earlier.of(before));
                    return earlier(before.opening().previous(), found);
                })
                .recover(failure -> gone(failure, found));
    }

    /** A conversation whose log is past its retention ends the chain. */
    private static Future<List<Earlier>> gone(Throwable failure, List<Earlier> found) {
        return failure instanceof Refusal ? Future.succeededFuture(found) : Future.failedFuture(failure);
    }
}
