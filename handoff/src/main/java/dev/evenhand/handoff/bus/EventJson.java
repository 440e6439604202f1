package dev.evenhand.handoff.bus;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Prioritised;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.ConversationEvent.Whispered;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Participant;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The JSON form of every event: {@code type} (class name in snake case), {@code at} (ISO-8601 UTC), {@code by}
 * ({role, id, name}) and the type's own fields. What is unknown is left out.
 *
 * <p>This is the whole event, as stored; what a customer must not see is taken out by whoever serves customers.
 */
public final class EventJson {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Map<String, Form<?>> BY_TYPE = new HashMap<>();

    static {
        form(
                Opened.class,
                (json, e) -> json.put("locale", e.opening().locale())
                        .put("entry", Parts.code(e.opening().entry()))
                        .put("opening", Parts.opening(e.opening())),
                in -> new Opened(in.at, in.by, Parts.opening(in.json.getJsonObject("opening"))));
        form(
                CustomerSaid.class,
                (json, e) -> json.put("clientMessageId", e.clientMessageId())
                        .put("text", e.text())
                        .put("turn", e.turn()),
                in -> new CustomerSaid(in.at, in.by, in.text("clientMessageId"), in.text("text"), in.number("turn")));
        form(
                Assessed.class,
                (json, e) -> json.put("assessment", Parts.assessment(e.assessment())),
                in -> new Assessed(in.at, in.by, Parts.assessment(in.json.getJsonObject("assessment"))));
        form(
                BotSaid.class,
                (json, e) -> json.put("text", e.text()).put("turn", e.turn()),
                in -> new BotSaid(in.at, in.by, in.text("text"), in.number("turn")));
        form(
                BotAnswered.class,
                (json, e) -> json.put("text", e.text())
                        .put("turn", e.turn())
                        .put("sources", Parts.array(e.sources(), Parts::source))
                        .put("assessment", Parts.assessment(e.assessment())),
                in -> new BotAnswered(
                        in.at,
                        in.by,
                        in.text("text"),
                        in.number("turn"),
                        Parts.list(in.json, "sources", Parts::source),
                        Parts.assessment(in.json.getJsonObject("assessment"))));
        form(
                BotClarified.class,
                (json, e) -> json.put("text", e.text())
                        .put("turn", e.turn())
                        .put("options", Parts.array(e.options(), Parts::candidate))
                        .put("assessment", Parts.assessment(e.assessment())),
                in -> new BotClarified(
                        in.at,
                        in.by,
                        in.text("text"),
                        in.number("turn"),
                        Parts.list(in.json, "options", Parts::candidate),
                        Parts.assessment(in.json.getJsonObject("assessment"))));
        form(
                HandoffRequested.class,
                (json, e) -> json.put("reason", e.reason().code())
                        .put("confidence", e.confidence())
                        .put("topic", e.topic())
                        .put("summary", e.summary()),
                in -> new HandoffRequested(
                        in.at,
                        in.by,
                        HandoffReason.of(in.text("reason")),
                        in.json.getDouble("confidence"),
                        in.text("topic"),
                        in.text("summary")));
        form(
                Queued.class,
                (json, e) -> json.put("team", e.team())
                        .put("priority", e.priority())
                        .put("since", e.since().toString()),
                in -> new Queued(
                        in.at, in.by, in.text("team"), in.number("priority"), Instant.parse(in.text("since"))));
        form(
                MessageOffered.class,
                (json, e) ->
                        Parts.present(json.put("reason", Parts.code(e.reason())), "opensAt", Parts.moment(e.opensAt())),
                in -> new MessageOffered(
                        in.at,
                        in.by,
                        Doubt.valueOf(in.text("reason").toUpperCase(Locale.ROOT)),
                        Parts.moment(in.json.getString("opensAt"))));
        form(
                MessageLeft.class,
                (json, e) -> json.put("text", e.text())
                        .put("email", e.email())
                        .put("until", e.until().toString()),
                in -> new MessageLeft(
                        in.at, in.by, in.text("text"), in.text("email"), Instant.parse(in.text("until"))));
        form(
                Prioritised.class,
                (json, e) -> json.put("priority", e.priority()),
                in -> new Prioritised(in.at, in.by, in.number("priority")));
        form(
                AgentJoined.class,
                (json, e) -> json.put("team", e.team()),
                in -> new AgentJoined(in.at, in.by, in.text("team")));
        form(
                AgentSaid.class,
                (json, e) -> json.put("clientMessageId", e.clientMessageId()).put("text", e.text()),
                in -> new AgentSaid(in.at, in.by, in.text("clientMessageId"), in.text("text")));
        form(
                Attached.class,
                (json, e) -> json.put("attachment", Parts.attachment(e.attachment())),
                in -> new Attached(in.at, in.by, Parts.attachment(in.json.getJsonObject("attachment"))));
        form(Noted.class, (json, e) -> json.put("text", e.text()), in -> new Noted(in.at, in.by, in.text("text")));
        form(
                Whispered.class,
                (json, e) -> json.put("text", e.text()),
                in -> new Whispered(in.at, in.by, in.text("text")));
        form(
                Summarised.class,
                (json, e) -> Parts.model(json.put("summary", e.summary()), e.model()),
                in -> new Summarised(in.at, in.by, in.text("summary"), Parts.model(in.json)));
        form(
                Transferred.class,
                (json, e) -> Parts.present(json.put("toTeam", e.toTeam()), "toAgent", e.toAgent())
                        .put("note", e.note()),
                in -> new Transferred(in.at, in.by, in.text("toTeam"), in.json.getString("toAgent"), in.text("note")));
        form(
                AgentLost.class,
                (json, e) -> json.put("agent", e.agent()),
                in -> new AgentLost(in.at, in.by, in.text("agent")));
        form(
                ReturnedToBot.class,
                (json, e) -> json.put("note", e.note()),
                in -> new ReturnedToBot(in.at, in.by, in.text("note")));
        form(
                FeedbackGiven.class,
                (json, e) -> json.put("solved", e.solved()),
                in -> new FeedbackGiven(in.at, in.by, in.json.getBoolean("solved")));
        form(
                Resolved.class,
                (json, e) -> Parts.present(
                        json.put("disposition", e.disposition()), "wrapUpUntil", Parts.moment(e.wrapUpUntil())),
                in -> new Resolved(
                        in.at, in.by, in.text("disposition"), Parts.moment(in.json.getString("wrapUpUntil"))));
        form(
                Closed.class,
                (json, e) -> json.put("closedBy", Parts.code(e.closedBy())),
                in -> new Closed(
                        in.at, in.by, ClosedBy.valueOf(in.text("closedBy").toUpperCase(Locale.ROOT))));
        form(SurveyOffered.class, (json, e) -> {}, in -> new SurveyOffered(in.at, in.by));
        form(
                Rated.class,
                (json, e) -> Parts.rating(json, e.rating()),
                in -> new Rated(in.at, in.by, Parts.rating(in.json)));
        form(
                WrappedUp.class,
                (json, e) -> Parts.present(Parts.present(json, "seconds", e.seconds()), "disposition", e.disposition()),
                in -> new WrappedUp(in.at, in.by, in.json.getDouble("seconds"), in.json.getString("disposition")));
        form(
                Graded.class,
                (json, e) ->
                        Parts.model(json.put("verdict", Parts.code(e.verdict())).put("reason", e.reason()), e.model()),
                in -> new Graded(in.at, in.by, in.verdict(), in.text("reason"), Parts.model(in.json)));
        form(
                Audited.class,
                (json, e) -> json.put("verdict", Parts.code(e.verdict())).put("note", e.note()),
                in -> new Audited(in.at, in.by, in.verdict(), in.text("note")));
    }

    private EventJson() {}

    public static JsonObject toJson(ConversationEvent event) {
        String type = type(event.getClass());
        JsonObject json = new JsonObject()
                .put("type", type)
                .put("at", event.at().toString())
                .put("by", Parts.participant(event.by()));
        formOf(type).write(json, event);
        return json;
    }

    /**
     * Reads {@link #toJson} back.
     *
     * @throws IllegalArgumentException if the type is none of ours
     */
    public static ConversationEvent fromJson(JsonObject json) {
        Instant at = Instant.parse(json.getString("at"));
        Participant by = Parts.participant(json.getJsonObject("by"));
        return formOf(json.getString("type")).read.apply(new In(json, at, by));
    }

    /** The wire name, such as {@code customer_said}. */
    public static String type(Class<? extends ConversationEvent> event) {
        return HUMP.matcher(event.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    private static Form<?> formOf(String type) {
        Form<?> form = BY_TYPE.get(type);
        if (form == null) {
            throw new IllegalArgumentException("not an event: " + type);
        }
        return form;
    }

    private static <E extends ConversationEvent> void form(
            Class<E> type, BiConsumer<JsonObject, E> write, Function<In, E> read) {
        BY_TYPE.put(type(type), new Form<>(type, write, read));
    }

    private record Form<E extends ConversationEvent>(
            Class<E> type, BiConsumer<JsonObject, E> writer, Function<In, E> read) {
        void write(JsonObject json, ConversationEvent event) {
            writer.accept(json, type.cast(event));
        }
    }

    private record In(JsonObject json, Instant at, Participant by) {
        String text(String name) {
            return json.getString(name);
        }

        int number(String name) {
            return json.getInteger(name);
        }

        Verdict verdict() {
            return Verdict.valueOf(text("verdict").toUpperCase(Locale.ROOT));
        }
    }
}
