package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A running demo with the {@link Cast} in it, a house that has just been opened beside it, and a browser to look at their
 * pages; what the browser complains of is kept.
 */
final class DemoTour implements Closeable {
    static final Map<String, String> PASSWORDS = Map.of(
            "ana", "demo-agent-ana",
            "ben", "demo-agent-ben",
            "mia", "demo-manager-mia",
            "admin", EvenhandProcess.ADMIN_PASSWORD);
    private static final String OWNER = "owner";
    private static final String SESSION = "/api/v1/session";
    private static final Map<String, String> DEVELOPMENT = Map.of("EVENHAND_DEVELOPMENT", "on");

    private final Path data;
    private final EvenhandProcess demo;
    private final Playwright playwright;
    private final Browser browser;
    private final Cast cast;
    private final Map<String, String> sessions = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private EvenhandProcess fresh;

    private DemoTour(Path data) throws Exception {
        this.data = data;
        this.demo = EvenhandProcess.start(data, "demo", DEVELOPMENT);
        this.cast = Cast.assembled(demo.address());
        this.playwright = Browsers.playwright();
        this.browser = Browsers.launch(playwright);
    }

    static DemoTour start(Path data) throws Exception {
        return new DemoTour(data);
    }

    /** The view with all its parts, in a browser of its own that the page's context closes. */
    Page open(View view, Look look) throws Exception {
        complaints.clear();
        cast.anaIsAtWork();
        var house = view.who().equals(OWNER) ? freshHouse().address() : demo.address();
        var page = listenedTo(context(view.who(), house, look).newPage(), view + " " + look + ": ");
        page.navigate(house + cast.named(view.path()));
        view.arrive(page);
        return page;
    }

    /** A page on which nobody has signed in yet. */
    Page signedOut(Look look, String path) {
        complaints.clear();
        var page = listenedTo(browser.newContext(look.context()).newPage(), path + " " + look + ": ");
        page.navigate(demo.address() + path);
        return page;
    }

    /** A conversation of its own that begins with this question, is answered by the bot and ended by the customer. */
    void isAskedAndAnswered(String question) throws Exception {
        isAsked(question, "bot_answered");
    }

    /** The same with a question the bot hands to people, ended before anybody comes. */
    void isAskedInVain(String question) throws Exception {
        isAsked(question, "bot_said");
    }

    private void isAsked(String question, String until) throws Exception {
        var anybody = Caller.anybody(demo.address());
        var opened = new JsonObject(anybody.post("/api/v1/conversations", new JsonObject().put("locale", "en"))
                .body());
        var path = "/api/v1/conversations/" + opened.getString("id");
        var guest = anybody.withToken(opened.getString("token"));
        guest.post(
                path + "/messages",
                new JsonObject().put("clientMessageId", "g-1").put("text", question));
        guest.eventsUntil(opened.getString("id"), events -> events.stream()
                .anyMatch(event -> event.getString("type").equals(until)));
        guest.post(path + "/close", new JsonObject());
    }

    /** Nobody has asked anything there yet. */
    private EvenhandProcess freshHouse() throws Exception {
        if (fresh == null) {
            fresh = EvenhandProcess.start(data.resolveSibling(data.getFileName() + "-fresh"), "serve", DEVELOPMENT);
        }
        return fresh;
    }

    private BrowserContext context(String who, String house, Look look) {
        var options = look.context();
        var name = who.equals(OWNER) ? "admin" : who;
        if (PASSWORDS.containsKey(name)) {
            options.setStorageState(sessions.computeIfAbsent(who, unknown -> signedIn(name, house)));
        }
        var context = browser.newContext(options);
        var kept = cast.kept(who);
        if (kept != null) {
            context.addInitScript(
                    "localStorage.setItem('evenhand:conversation:" + house + "', '" + kept.encode() + "')");
        }
        return context;
    }

    /** Signs in once and keeps the cookie: hashing a password is slow on purpose. */
    private String signedIn(String name, String house) {
        try (var context = browser.newContext()) {
            var account = Map.of("name", name, "password", PASSWORDS.get(name));
            var asked = RequestOptions.create().setHeader("Origin", house).setData(account);
            var answer = context.request().post(house + SESSION, asked);
            if (!answer.ok()) {
                throw new IllegalStateException(name + " may not sign in: " + answer.text());
            }
            return context.storageState();
        }
    }

    private Page listenedTo(Page page, String place) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(place + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add(place + error));
        return page;
    }

    /** Errors on the console since a page was last opened. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
        demo.close();
        if (fresh != null) {
            fresh.close();
        }
    }
}
