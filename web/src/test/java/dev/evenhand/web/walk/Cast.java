package dev.evenhand.web.walk;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers of the demo, each at another point of the way: Kim with Ana, Lee in line, Noa at the end; and some who only wait. */
final class Cast {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String PARROT = "Can my parrot have a birthday card with last Tuesday's order?";

    /** Who waits for a person, and about what. */
    private static final Map<String, String> WAITING = waiting();

    private final String address;
    private Caller ana;
    private final Map<String, JsonObject> opened = new LinkedHashMap<>();

    private Cast(String address) {
        this.address = address;
    }

    private static Map<String, String> waiting() {
        var waiting = new LinkedHashMap<String, String>();
        waiting.put("Robin Okafor", "My order arrived with a broken lamp");
        waiting.put("Maximiliane von Hohenberg-Lichtenstein", "I was charged twice for the same order");
        waiting.put("王小明", "我的退款什么时候到账？");
        waiting.put("Sam", "The discount code does not work");
        return waiting;
    }

    static Cast assembled(String address) throws Exception {
        var cast = new Cast(address);
        cast.kimTalksToAna();
        cast.asksForAPerson("lee", "Lee Moreau", "Where is my invoice from 2019?");
        cast.noaIsDone();
        for (var person : WAITING.entrySet()) {
            cast.asksForAPerson(person.getKey(), person.getKey(), person.getValue());
        }
        return cast;
    }

    /** The address with the conversations that it names in braces. */
    String named(String path) {
        var named = path;
        for (var one : opened.entrySet()) {
            named = named.replace("{" + one.getKey() + "}", one.getValue().getString("id"));
        }
        return named;
    }

    /** Id and token of a customer's conversation as the widget keeps them, or null for somebody else. */
    JsonObject kept(String who) {
        var conversation = opened.get(who);
        return conversation == null
                ? null
                : new JsonObject()
                        .put("id", conversation.getString("id"))
                        .put("token", conversation.getString("token"));
    }

    /** Again each time: whoever is away for a while gives the chats back. */
    void anaIsAtWork() throws Exception {
        if (ana == null) {
            ana = staff("ana");
        }
        ana.put("/api/v1/me/presence", new JsonObject().put("status", "available"));
        ana.post(path("kim") + "/accept", new JsonObject());
    }

    Caller staff(String name) throws Exception {
        return Caller.anybody(address).signedIn(name, DemoTour.PASSWORDS.get(name));
    }

    private void kimTalksToAna() throws Exception {
        asksForAPerson("kim", "Kim Larsen", PARROT);
        anaIsAtWork();
        says(ana, "replies", "a-1", "Hello Kim, what a lovely idea. Let me see what I can do.");
        customer("kim", "k-3", "Thank you! His name is Óscar, with an accent.");
        says(ana, "replies", "a-2", "Noted. The card goes out with the parcel on Thursday; it costs nothing extra.");
        ana.post(path("kim") + "/notes", new JsonObject().put("text", "Card: “Happy birthday, Óscar”. Packing knows."));
        customer("kim", "k-4", "You are wonderful. And can the return address be the new flat?");
    }

    private void noaIsDone() throws Exception {
        open("noa", "Noa Stern", "en");
        customer("noa", "n-1", "How long does delivery take?");
        until("noa", "bot_answered");
        guest("noa").post(path("noa") + "/close", new JsonObject());
        until("noa", "survey_offered");
    }

    private void asksForAPerson(String key, String name, String question) throws Exception {
        open(key, name, question.codePointAt(0) > 0x2000 ? "zh" : "en");
        if (key.equals("kim")) {
            customer(key, "k-1", "How long does delivery take?");
            until(key, "bot_answered");
        }
        customer(key, "k-2", question);
        guest(key).post(path(key) + "/handoff", new JsonObject());
        until(key, "queued");
    }

    private void open(String key, String name, String locale) throws Exception {
        var customer = new JsonObject().put("name", name).put("email", "somebody@example.com");
        var page =
                new JsonObject().put("address", "https://shop.example/lamps/3").put("title", "Reading lamp");
        var body =
                new JsonObject().put("locale", locale).put("customer", customer).put("page", page);
        opened.put(
                key,
                new JsonObject(Caller.anybody(address).post(CONVERSATIONS, body).body()));
    }

    private void customer(String key, String id, String text) throws Exception {
        says(guest(key), key, "messages", id, text);
    }

    private void says(Caller ana, String how, String id, String text) throws Exception {
        says(ana, "kim", how, id, text);
    }

    private void says(Caller who, String key, String how, String id, String text) throws Exception {
        who.post(
                path(key) + "/" + how,
                new JsonObject().put("clientMessageId", id).put("text", text));
    }

    private Caller guest(String key) {
        return Caller.anybody(address).withToken(opened.get(key).getString("token"));
    }

    private String path(String key) {
        return CONVERSATIONS + "/" + opened.get(key).getString("id");
    }

    private List<JsonObject> until(String key, String type) throws Exception {
        return guest(key).eventsUntil(opened.get(key).getString("id"), events -> events.stream()
                .anyMatch(event -> event.getString("type").equals(type)));
    }
}
