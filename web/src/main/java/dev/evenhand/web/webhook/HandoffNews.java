package dev.evenhand.web.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.redis.FeedEntry;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.live.CustomerView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a step of a handoff: a pure function of the conversation's events up to the one that made it.
 *
 * @param text what is added for receivers that may read the customer's words
 */
record HandoffNews(String id, Occasion step, String conversation, ObjectNode facts, ObjectNode text) {
    /** Wire names of the events that may make a step. */
    static final Set<String> TELLING =
            Set.of("handoff_requested", "queued", "agent_joined", "closed", "returned_to_bot");

    private static final int MOST_MESSAGES = 50;

    /**
     * Of an entry of the feed; empty where the event is no step of a handoff, or the log is gone.
     *
     * <p>The feed does not name the event's own entry. Both are stored in one step, log first, so it is the last one of
     * its type that is not younger than the feed's entry.
     */
    static Optional<HandoffNews> of(FeedEntry entry, List<Entry> history) {
        int at = index(entry, history);
        if (at < 1) {
            return Optional.empty();
        }
        var before = fold(history.subList(0, at));
        var after = before.after(history.get(at).event());
        var event = history.get(at).event();
        var step = step(event, before.holder());
        return step == null
                ? Optional.empty()
                : Optional.of(new HandoffNews(
                        "wh-" + entry.partition() + "-" + entry.id(),
                        step,
                        entry.conversation(),
                        facts(step, event, before, after),
                        text(after, history.subList(0, at + 1))));
    }

    private static Conversation fold(List<Entry> history) {
        return Conversation.of(
                history.get(0).conversation(),
                history.stream().map(Entry::event).toList());
    }

    private static int index(FeedEntry entry, List<Entry> history) {
        long latest = millis(entry.id());
        for (int i = history.size() - 1; i >= 0; i--) {
            var type = Json.wireName(history.get(i).event().getClass());
            if (type.equals(entry.type()) && millis(history.get(i).id()) <= latest) {
                return i;
            }
        }
        return -1;
    }

    private static long millis(String entryId) {
        return Long.parseLong(entryId.substring(0, entryId.indexOf('-')));
    }

    private static @Nullable Occasion step(ConversationEvent event, Holder before) {
        if (event instanceof HandoffRequested) {
            return Occasion.HANDOFF_INITIATED;
        } else if (event instanceof Queued) {
            return Occasion.HANDOFF_QUEUED;
        } else if (event instanceof AgentJoined) {
            return Occasion.HANDOFF_ACCEPTED;
        } else if (before instanceof Holder.Queue) {
            return Occasion.HANDOFF_ABANDONED;
        }
        return before instanceof Holder.Agent ? Occasion.HANDOFF_COMPLETED : null;
    }

    private static ObjectNode facts(Occasion step, ConversationEvent event, Conversation before, Conversation after) {
        var opening = after.opening();
        var json = Json.object()
                .put("type", step.code())
                .put("at", event.at().toString())
                .put("conversation", after.id())
                .put("locale", opening.locale())
                .put("channel", opening.channel())
                .put("topic", after.topic())
                .put("customer", opening.customer().key())
                .put("verified", opening.customer().verified());
        var request = before.request() == null ? after.request() : before.request();
        if (request != null) {
            json.put("reason", request.reason().code()).put("confidence", request.confidence());
        }
        var ticket = after.ticket() == null ? before.ticket() : after.ticket();
        if (ticket != null) {
            json.put("team", ticket.team());
        }
        agent(json, event, before.holder());
        if (event instanceof Closed closed) {
            json.put("outcome", "closed").put("closedBy", Json.word(closed.closedBy()));
        } else if (event instanceof ReturnedToBot) {
            json.put("outcome", "returned_to_bot");
        }
        return json;
    }

    private static void agent(ObjectNode json, ConversationEvent event, Holder before) {
        if (event instanceof AgentJoined joined) {
            json.put("agent", joined.by().id());
        } else if (before instanceof Holder.Agent holder) {
            json.put("agent", holder.id());
        }
    }

    /** The summary so far and what both sides said, as the customer saw it. */
    private static ObjectNode text(Conversation conversation, List<Entry> history) {
        var json = Json.object();
        var request = conversation.request();
        if (request != null && !request.summary().isEmpty()) {
            json.put("summary", request.summary());
        }
        var said = history.stream()
                .map(CustomerView::of)
                .flatMap(Optional::stream)
                .filter(event -> event.has("text"))
                .toList();
        var messages = json.putArray("messages");
        said.subList(Math.max(0, said.size() - MOST_MESSAGES), said.size()).forEach(event -> {
            event.retain("type", "at", "by", "text");
            messages.add(event);
        });
        return json;
    }

    /** What goes to a receiver. */
    String body(boolean withText) {
        var json = Json.object().put("id", id);
        json.setAll(facts);
        if (withText) {
            json.setAll(text);
        }
        return json.toString();
    }
}
