package dev.evenhand.web.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.live.StaffView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a conversation whole, with those it goes on from. */
final class Reader {
    private static final int MOST_EARLIER = 10;

    private final Desk desk;

    /** A contact before this one. */
    record Earlier(String id, Instant startedAt, @Nullable Instant closedAt, String topic, String state) {
        static Earlier of(Conversation conversation) {
            return new Earlier(
                    conversation.id(),
                    conversation.startedAt(),
                    conversation.closedAt(),
                    conversation.topic(),
                    conversation.closed() ? "closed" : "open");
        }
    }

    /** All of it. */
    record Detail(ConversationJson conversation, List<ObjectNode> events, List<Earlier> earlier) {}

    Reader(Desk desk) {
        this.desk = desk;
    }

    Future<Detail> read(String id) {
        return desk.conversation(id).compose(conversation -> desk.history(id, null)
                .compose(history -> earlier(conversation.opening().previous(), new ArrayList<>())
                        .map(before -> detail(conversation, history, before))));
    }

    private static Detail detail(Conversation conversation, List<Entry> history, List<Earlier> earlier) {
        var events = history.stream().map(StaffView::of).toList();
        return new Detail(ConversationJson.of(conversation), events, earlier);
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
