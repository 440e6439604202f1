package dev.evenhand.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.web.http.Json;

/** An event as staff see it: every fact, under its wire name. */
public final class StaffView {
    private StaffView() {}

    /** Fields {@code id, type, at, by} and those of the event. */
    public static ObjectNode of(Entry entry) {
        var json = Json.object().put("id", entry.id()).put("type", type(entry.event()));
        json.setAll(fields(entry.event()));
        return json;
    }

    /** The wire name: the class name in snake case. */
    static String type(ConversationEvent event) {
        return Json.wireName(event.getClass());
    }

    /** Nested records that are only a bundle are laid flat. */
    static ObjectNode fields(ConversationEvent event) {
        var json = Json.object(event);
        if (event instanceof Opened opened) {
            json.remove("opening");
            json.setAll(Json.object(opened.opening()));
        } else if (event instanceof Rated rated) {
            json.remove("rating");
            json.setAll(rating(rated.rating()));
        }
        return json;
    }

    private static ObjectNode rating(Rating rating) {
        var json = Json.object(rating);
        if (rating.resolved() != null) {
            json.put("resolved", rating.resolved() ? "yes" : "no");
        }
        return json;
    }
}
