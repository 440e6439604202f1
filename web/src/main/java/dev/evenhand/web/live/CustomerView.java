package dev.evenhand.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.web.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer may see, as a list of what is shown: an event type or field that is not named here stays among staff,
 * so that whatever is added later is hidden until somebody decides otherwise.
 */
public final class CustomerView {
    private static final Map<Class<? extends ConversationEvent>, List<String>> SHOWN = Map.ofEntries(
            Map.entry(Opened.class, List.of("locale", "entry")),
            Map.entry(CustomerSaid.class, List.of("text", "clientMessageId", "turn")),
            Map.entry(BotSaid.class, List.of("text", "turn")),
            Map.entry(BotAnswered.class, List.of("text", "turn", "sources")),
            Map.entry(BotClarified.class, List.of("text", "turn", "options")),
            Map.entry(HandoffRequested.class, List.of()),
            Map.entry(Queued.class, List.of()),
            Map.entry(MessageOffered.class, List.of("reason", "opensAt")),
            Map.entry(MessageLeft.class, List.of("text", "email", "until")),
            Map.entry(AgentJoined.class, List.of()),
            Map.entry(AgentSaid.class, List.of("text", "clientMessageId")),
            Map.entry(Attached.class, List.of("attachment")),
            Map.entry(Transferred.class, List.of()),
            Map.entry(AgentLost.class, List.of()),
            Map.entry(ReturnedToBot.class, List.of()),
            Map.entry(FeedbackGiven.class, List.of("solved")),
            Map.entry(Resolved.class, List.of()),
            Map.entry(Closed.class, List.of("closedBy")),
            Map.entry(SurveyOffered.class, List.of()),
            Map.entry(Rated.class, List.of("csat", "resolved", "nps", "ces")));
    private static final List<String> SIGNAL_FIELDS =
            List.of("at", "turn", "text", "position", "lowSeconds", "highSeconds", "graceSeconds", "upTo");

    private CustomerView() {}

    /** Empty for what stays among staff. */
    public static Optional<ObjectNode> of(Entry entry) {
        var event = entry.event();
        return Optional.ofNullable(SHOWN.get(event.getClass())).map(shown -> shown(event, shown));
    }

    private static ObjectNode shown(ConversationEvent event, List<String> names) {
        var fields = StaffView.fields(event).retain(names);
        fields.path("options").forEach(option -> ((ObjectNode) option).remove("confidence"));
        var json = Json.object()
                .put("type", StaffView.type(event))
                .put("at", event.at().toString());
        json.set("by", by(event.by()));
        json.setAll(fields);
        return json;
    }

    /** Role and name; ids of people and versions of the bot are no customer's business. */
    private static ObjectNode by(Participant by) {
        return Json.object().put("role", Json.object(by).path("role").asText()).put("name", by.name());
    }

    /** Empty for signals among staff. */
    public static Optional<ObjectNode> of(Signal signal) {
        if (signal.staffOnly()) {
            return Optional.empty();
        }
        var fields = SignalJson.read(signal);
        var json = Json.object().put("type", signal.type());
        if (fields.path("by").isObject()) {
            json.set("by", ((ObjectNode) fields.get("by")).deepCopy().retain("role", "name"));
        }
        json.setAll(fields.retain(SIGNAL_FIELDS));
        return Optional.of(json);
    }

    /** The data of a signal as a tree. */
    static final class SignalJson {
        private SignalJson() {}

        static ObjectNode read(Signal signal) {
            try {
                return (ObjectNode) Json.tree(signal.json().getBytes(StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
