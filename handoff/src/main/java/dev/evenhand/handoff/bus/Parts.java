package dev.evenhand.handoff.bus;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of the parts events and snapshots are made of, both ways. */
public final class Parts {
    private Parts() {}

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static JsonObject present(JsonObject json, String name, @Nullable Object value) {
        return value == null ? json : json.put(name, value);
    }

    static @Nullable String moment(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    public static JsonObject participant(Participant by) {
        return new JsonObject().put("role", code(by.role())).put("id", by.id()).put("name", by.name());
    }

    static Participant participant(JsonObject json) {
        Role role = Role.valueOf(json.getString("role").toUpperCase(Locale.ROOT));
        return new Participant(role, json.getString("id"), json.getString("name"));
    }

    public static JsonObject opening(Opening opening) {
        JsonObject json = new JsonObject()
                .put("locale", opening.locale())
                .put("channel", opening.channel())
                .put("customer", customer(opening.customer()))
                .put("entry", code(opening.entry()))
                .put("assignedBy", opening.assignment().by())
                .put("probability", opening.assignment().probability())
                .put("returning", opening.returning());
        present(json, "drawnBy", opening.assignment().key());
        present(json, "previous", opening.previous());
        Opening.Page page = opening.page();
        return page == null
                ? json
                : json.put(
                        "page", new JsonObject().put("address", page.address()).put("title", page.title()));
    }

    public static Opening opening(JsonObject json) {
        JsonObject page = json.getJsonObject("page");
        return new Opening(
                json.getString("locale"),
                json.getString("channel"),
                customer(json.getJsonObject("customer")),
                page == null ? null : new Opening.Page(page.getString("address"), page.getString("title")),
                Opening.Entry.valueOf(json.getString("entry").toUpperCase(Locale.ROOT)),
                new Opening.Assignment(
                        json.getString("assignedBy"), json.getDouble("probability"), json.getString("drawnBy")),
                json.getString("previous"),
                json.getBoolean("returning"));
    }

    private static JsonObject customer(Opening.Customer customer) {
        return new JsonObject()
                .put("key", customer.key())
                .put("name", customer.name())
                .put("email", customer.email())
                .put("verified", customer.verified());
    }

    private static Opening.Customer customer(JsonObject json) {
        return new Opening.Customer(
                json.getString("key"), json.getString("name"), json.getString("email"), json.getBoolean("verified"));
    }

    static JsonObject assessment(Assessment assessment) {
        var json = new JsonObject()
                .put("decision", assessment.decision())
                .put("confidence", assessment.confidence())
                .put("topic", assessment.topic())
                .put("candidates", array(assessment.candidates(), Parts::candidate))
                .put("threshold", assessment.threshold())
                .put("version", assessment.version());
        var terms = assessment.terms();
        if (terms != null) {
            json.put("terms", terms(terms));
        }
        present(json, "first", assessment.first());
        if (!assessment.grounds().isEmpty()) {
            json.put("grounds", new JsonArray(assessment.grounds()));
        }
        return model(json, assessment.model());
    }

    private static JsonObject terms(Terms terms) {
        return new JsonObject()
                .put("precision", terms.precision())
                .put("outOfScopeShare", terms.outOfScopeShare())
                .put("cautious", terms.cautious())
                .put("askFrom", terms.askFrom());
    }

    private static @Nullable Terms terms(@Nullable JsonObject json) {
        return json == null
                ? null
                : new Terms(
                        json.getDouble("precision"),
                        json.getDouble("outOfScopeShare"),
                        json.getBoolean("cautious"),
                        json.getDouble("askFrom"));
    }

    static JsonObject model(JsonObject json, @Nullable ModelUse use) {
        return use == null ? json : json.put("model", modelUse(use));
    }

    static @Nullable ModelUse model(JsonObject json) {
        return modelUse(json.getJsonObject("model"));
    }

    private static JsonObject modelUse(ModelUse use) {
        var json = new JsonObject()
                .put("name", use.model())
                .put("inputTokens", use.inputTokens())
                .put("outputTokens", use.outputTokens());
        return present(json, "cost", use.cost());
    }

    private static @Nullable ModelUse modelUse(@Nullable JsonObject json) {
        return json == null
                ? null
                : new ModelUse(
                        json.getString("name"),
                        json.getInteger("inputTokens"),
                        json.getInteger("outputTokens"),
                        json.getDouble("cost"));
    }

    static Assessment assessment(JsonObject json) {
        return new Assessment(
                json.getString("decision"),
                json.getDouble("confidence"),
                json.getString("topic"),
                list(json, "candidates", Parts::candidate),
                json.getDouble("threshold"),
                json.getString("version"),
                model(json),
                terms(json.getJsonObject("terms")),
                json.getBoolean("first"),
                json.getJsonArray("grounds", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList());
    }

    static JsonObject candidate(Candidate candidate) {
        return new JsonObject()
                .put("articleId", candidate.articleId())
                .put("title", candidate.title())
                .put("confidence", candidate.confidence());
    }

    static Candidate candidate(JsonObject json) {
        return new Candidate(json.getString("articleId"), json.getString("title"), json.getDouble("confidence"));
    }

    static JsonObject attachment(Attachment file) {
        return new JsonObject()
                .put("id", file.id())
                .put("name", file.name())
                .put("mediaType", file.mediaType())
                .put("bytes", file.bytes());
    }

    static Attachment attachment(JsonObject json) {
        return new Attachment(
                json.getString("id"), json.getString("name"), json.getString("mediaType"), json.getLong("bytes"));
    }

    static JsonObject source(Source source) {
        JsonObject json = new JsonObject().put("articleId", source.articleId()).put("title", source.title());
        return present(json, "address", source.address());
    }

    static Source source(JsonObject json) {
        return new Source(json.getString("articleId"), json.getString("title"), json.getString("address"));
    }

    static void rating(JsonObject json, Rating rating) {
        present(json, "csat", rating.csat());
        present(json, "resolved", rating.resolved());
        present(json, "nps", rating.nps());
        present(json, "ces", rating.ces());
        present(json, "comment", rating.comment());
    }

    static Rating rating(JsonObject json) {
        return new Rating(
                json.getInteger("csat"),
                json.getBoolean("resolved"),
                json.getInteger("nps"),
                json.getInteger("ces"),
                json.getString("comment"));
    }

    public static JsonObject request(HandoffRequest request) {
        return new JsonObject()
                .put("reason", request.reason().code())
                .put("confidence", request.confidence())
                .put("topic", request.topic())
                .put("summary", request.summary());
    }

    public static HandoffRequest request(JsonObject json) {
        return new HandoffRequest(
                HandoffReason.of(json.getString("reason")),
                json.getDouble("confidence"),
                json.getString("topic"),
                json.getString("summary"));
    }

    public static JsonObject ticket(Ticket ticket) {
        JsonObject json = new JsonObject()
                .put("team", ticket.team())
                .put("priority", ticket.priority())
                .put("since", ticket.since().toString())
                .put("asked", ticket.asked());
        return present(json, "parkedUntil", moment(ticket.parkedUntil()));
    }

    public static Ticket ticket(JsonObject json) {
        return new Ticket(
                json.getString("team"),
                json.getInteger("priority"),
                Instant.parse(json.getString("since")),
                moment(json.getString("parkedUntil")),
                json.getBoolean("asked", false));
    }

    public static JsonObject wrapUp(WrapUp wrapUp) {
        return new JsonObject()
                .put("agent", wrapUp.agent())
                .put("disposition", wrapUp.disposition())
                .put("since", wrapUp.since().toString())
                .put("until", wrapUp.until().toString());
    }

    public static WrapUp wrapUp(JsonObject json) {
        return new WrapUp(
                json.getString("agent"),
                json.getString("disposition"),
                Instant.parse(json.getString("since")),
                Instant.parse(json.getString("until")));
    }

    static <T> JsonArray array(List<T> items, Function<T, JsonObject> form) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }

    static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> form) {
        JsonArray array = json.getJsonArray(name, new JsonArray());
        return array.stream().map(item -> form.apply((JsonObject) item)).toList();
    }
}
