package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One demo and one browser that tests share; whatever a page complains of is kept. */
final class Stage implements Closeable {
    static final String ANA = "demo-agent-ana";
    static final String BEN = "demo-agent-ben";
    static final String MIA = "demo-manager-mia";

    private final Path data;
    private EvenhandProcess demo;
    private final Playwright playwright;
    private final Browser browser;
    private Browser keeping;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean expectingTrouble;

    private Stage(Path data) throws Exception {
        this.data = data;
        this.playwright = Browsers.playwright();
        this.browser = Browsers.launch(playwright);
        this.demo = EvenhandProcess.start(data, "demo");
    }

    static Stage open(Path data) throws Exception {
        return new Stage(data);
    }

    String address() {
        return demo.address();
    }

    Caller anybody() {
        return Caller.anybody(address());
    }

    /** A person of their own: nothing is shared with the others. */
    BrowserContext person(Look look) {
        return keptOpen(browser.newContext(look.context()));
    }

    /** The same in a browser that keeps pages aside when they are left. */
    BrowserContext personWhosePagesAreKept(Look look) {
        if (keeping == null) {
            keeping = Browsers.keepingPages(playwright);
        }
        return keptOpen(keeping.newContext(look.context()));
    }

    private BrowserContext keptOpen(BrowserContext context) {
        context.setDefaultTimeout(30_000);
        contexts.add(context);
        return context;
    }

    Page page(BrowserContext context, String path) {
        return pageOf(context, address() + path);
    }

    /** The same of another server, by its whole address. */
    Page pageOf(BrowserContext context, String url) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complain(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complain(page.url() + ": " + error));
        page.navigate(url);
        return page;
    }

    private void complain(String text) {
        if (!expectingTrouble) {
            complaints.add(text);
        }
    }

    /** While the server is away, or says no on purpose, the browser itself writes that to the console. */
    void expectTrouble(boolean expected) {
        expectingTrouble = expected;
    }

    BrowserContext staff(String name, String password, Look look) {
        var context = person(look);
        var answer = context.request()
                .post(
                        address() + "/api/v1/session",
                        RequestOptions.create()
                                .setHeader("Origin", address())
                                .setData(Map.of("name", name, "password", password)));
        if (!answer.ok()) {
            throw new IllegalStateException(name + " may not sign in: " + answer.text());
        }
        return context;
    }

    /** The console, on duty. */
    Page console(String name, String password, Words words) throws Exception {
        var page = page(
                staff(name, password, Look.onADesk(words.locale(), com.microsoft.playwright.options.ColorScheme.LIGHT)),
                "/agent");
        var api = anybody().signedIn(name, password);
        api.put(
                "/api/v1/me/presence",
                new JsonObject().put("status", "available").put("capacity", 20));
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(words.staff("presence")))
                .waitFor();
        return page;
    }

    /** Leaves the desk, whatever an earlier test did. */
    void offDuty(String name, String password) throws Exception {
        anybody().signedIn(name, password).put("/api/v1/me/presence", new JsonObject().put("status", "offline"));
    }

    /** Everybody who waits is taken and every chat is ended, so that the next tests find nobody. */
    void emptyDesk() throws Exception {
        for (var agent : Map.of("ana", ANA, "ben", BEN).entrySet()) {
            var caller = anybody().signedIn(agent.getKey(), agent.getValue());
            caller.put(
                    "/api/v1/me/presence",
                    new JsonObject().put("status", "available").put("capacity", 1000));
            while (caller.post("/api/v1/desk/accept", new JsonObject()).statusCode() == 200) {}
            for (var chat : new JsonObject(caller.get("/api/v1/desk").body()).getJsonArray("mine")) {
                var resolve = "/api/v1/conversations/" + ((JsonObject) chat).getString("conversation") + "/resolve";
                caller.post(
                        resolve, new JsonObject().put("disposition", "resolved").put("wrapUpSeconds", 0));
            }
            caller.put("/api/v1/me/presence", new JsonObject().put("status", "offline"));
        }
    }

    /** How the demo's one team gives out its tickets. */
    void routes(String routing) throws Exception {
        var mia = anybody().signedIn("mia", MIA);
        var teams = new JsonObject(mia.get("/api/v1/desk/settings").body()).getJsonArray("teams");
        teams.getJsonObject(0).put("routing", routing);
        mia.put("/api/v1/desk/settings", new JsonObject().put("teams", teams));
    }

    /** Whether somebody of that name is at the desk, free or busy. */
    boolean isThere(String name) {
        try {
            var desk = anybody().signedIn("mia", MIA).get("/api/v1/desk").body();
            return new JsonObject(desk)
                    .getJsonArray("agents").stream()
                            .map(JsonObject.class::cast)
                            .anyMatch(one -> one.getString("name").equals(name)
                                    && !one.getString("status").equals("offline"));
        } catch (Exception away) {
            throw new IllegalStateException("the desk is not seen", away);
        }
    }

    /** Pages of this origin may embed the chat. */
    void allows(String origin) throws Exception {
        var settings = new JsonObject().put("origins", new JsonArray().add(origin));
        anybody().signedIn("admin", EvenhandProcess.ADMIN_PASSWORD).put("/api/v1/settings", settings);
    }

    /** Somebody on duty takes who waits longest. */
    void takesTheNextAndSays(String name, String password, String text) throws Exception {
        var agent = anybody().signedIn(name, password);
        agent.put(
                "/api/v1/me/presence",
                new JsonObject().put("status", "available").put("capacity", 20));
        var taken = new JsonObject(
                agent.post("/api/v1/desk/accept", new JsonObject()).body());
        agent.post(
                "/api/v1/conversations/" + taken.getJsonObject("conversation").getString("id") + "/replies",
                new JsonObject()
                        .put("clientMessageId", "said-" + text.hashCode())
                        .put("text", text));
    }

    /** A waiting chat, asked for over the API; its id. */
    String waiting(String name, String text) throws Exception {
        return inLine(name, text).getString("id");
    }

    /** The same, with the token by which its customer goes on. */
    JsonObject inLine(String name, String text) throws Exception {
        var customer = new JsonObject().put("name", name);
        var body = new JsonObject().put("locale", "en").put("customer", customer);
        var opened =
                new JsonObject(anybody().post("/api/v1/conversations", body).body());
        var path = "/api/v1/conversations/" + opened.getString("id");
        var kim = anybody().withToken(opened.getString("token"));
        kim.post(
                path + "/messages",
                new JsonObject().put("clientMessageId", "m-" + name.hashCode()).put("text", text));
        kim.post(path + "/handoff", new JsonObject());
        return opened;
    }

    /** A conversation that is answered by the bot and ended by the customer at once; its id. */
    String asksAndLeaves(String question) throws Exception {
        var opened = new JsonObject(anybody()
                .post("/api/v1/conversations", new JsonObject().put("locale", "en"))
                .body());
        var id = opened.getString("id");
        var guest = anybody().withToken(opened.getString("token"));
        var said = new JsonObject().put("clientMessageId", "g-1").put("text", question);
        guest.post("/api/v1/conversations/" + id + "/messages", said);
        guest.eventsUntil(id, events -> events.stream()
                .anyMatch(event -> event.getString("type").equals("bot_answered")));
        guest.post("/api/v1/conversations/" + id + "/close", new JsonObject());
        return id;
    }

    /** In the conversation whose id and token a browser keeps, but not from that browser. */
    void says(JsonObject kept, String text) throws Exception {
        var body = new JsonObject().put("clientMessageId", "elsewhere").put("text", text);
        anybody()
                .withToken(kept.getString("token"))
                .post("/api/v1/conversations/" + kept.getString("id") + "/messages", body);
    }

    /** As a power cut: the same data is served again on the same port. */
    void cut(Runnable meanwhile) throws Exception {
        int port = java.net.URI.create(address()).getPort();
        demo.kill();
        meanwhile.run();
        demo = EvenhandProcess.start(data, "demo", port);
    }

    /** What pages wrote to the console since it was last asked. */
    List<String> complaints() {
        var told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    /** Closes everybody's windows. */
    void clear() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        playwright.close();
        demo.close();
    }
}
