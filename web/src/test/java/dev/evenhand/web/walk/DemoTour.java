package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running demo with a chat in Ana's hands, and a browser to look at its pages; what the browser complains of is kept. */
final class DemoTour implements AutoCloseable {
    private static final Map<String, String> PASSWORDS = Map.of("ana", "demo-agent-ana", "mia", "demo-manager-mia");
    private static final String SESSION = "/api/v1/session";

    private final EvenhandProcess demo;
    private final Playwright playwright;
    private final Browser browser;
    private final Kim kim;
    private final String chat;
    private final List<String> complaints = new ArrayList<>();

    private DemoTour(EvenhandProcess demo) throws Exception {
        this.demo = demo;
        this.kim = new Kim(demo.address());
        this.chat = kim.asksForAPerson();
        this.playwright = Browsers.playwright();
        this.browser = Browsers.launch(playwright);
    }

    static DemoTour start(Path data) throws Exception {
        var demo = EvenhandProcess.start(data, "demo");
        return new DemoTour(demo);
    }

    /** The view with all its parts, in a browser of its own that the page's context closes. */
    Page open(View view, Look look) throws Exception {
        complaints.clear();
        if (view == View.CONSOLE) {
            kim.isTakenByAna(chat);
        }
        var context = browser.newContext(look.context());
        if (!view.account().isEmpty()) {
            signIn(context, view.account());
        }
        var page = listenedTo(context.newPage(), view + " " + look + ": ");
        page.navigate(demo.address() + view.path() + (view == View.CONSOLE ? "#" + chat : ""));
        if (view == View.ANSWER) {
            page.locator(".suggestions .chip").first().click();
        }
        if (view == View.WIDGET) {
            page.locator("evenhand-chat button").first().click();
        }
        view.await(page);
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
        kim.asksAndLeaves(question);
    }

    private void signIn(BrowserContext context, String name) {
        var account = Map.of("name", name, "password", PASSWORDS.get(name));
        var answer = context.request()
                .post(
                        demo.address() + SESSION,
                        RequestOptions.create()
                                .setHeader("Origin", demo.address())
                                .setData(account));
        if (!answer.ok()) {
            throw new IllegalStateException(name + " may not sign in: " + answer.text());
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
    }

    /** A customer whose first question is answered and whose second needs a person. */
    private record Kim(String address) {
        String asksForAPerson() throws Exception {
            var anybody = Caller.anybody(address);
            var name = new JsonObject().put("name", "Kim Larsen").put("email", "kim@example.com");
            var body = new JsonObject().put("locale", "en").put("customer", name);
            var opened =
                    new JsonObject(anybody.post("/api/v1/conversations", body).body());
            var path = "/api/v1/conversations/" + opened.getString("id");
            var kim = anybody.withToken(opened.getString("token"));
            kim.post(path + "/messages", message("k-1", "How long does delivery take?"));
            await(kim, opened, "bot_answered");
            kim.post(
                    path + "/messages",
                    message("k-2", "Can my parrot have a birthday card with last Tuesday's order?"));
            kim.post(path + "/handoff", new JsonObject());
            await(kim, opened, "queued");
            return opened.getString("id");
        }

        void asksAndLeaves(String question) throws Exception {
            var anybody = Caller.anybody(address);
            var opened = new JsonObject(anybody.post("/api/v1/conversations", new JsonObject().put("locale", "en"))
                    .body());
            var path = "/api/v1/conversations/" + opened.getString("id");
            var guest = anybody.withToken(opened.getString("token"));
            guest.post(path + "/messages", message("g-1", question));
            await(guest, opened, "bot_answered");
            guest.post(path + "/close", new JsonObject());
        }

        /** Again each time: whoever is away for a while gives the chats back. */
        void isTakenByAna(String id) throws Exception {
            var path = "/api/v1/conversations/" + id;
            var ana = Caller.anybody(address).signedIn("ana", PASSWORDS.get("ana"));
            ana.put("/api/v1/me/presence", new JsonObject().put("status", "available"));
            ana.post(path + "/accept", new JsonObject());
            ana.post(path + "/replies", message("a-1", "Hello Kim, what a lovely idea. Let me see what I can do."));
        }

        private static JsonObject message(String id, String text) {
            return new JsonObject().put("clientMessageId", id).put("text", text);
        }

        private static void await(Caller kim, JsonObject opened, String type) throws Exception {
            kim.eventsUntil(opened.getString("id"), events -> events.stream()
                    .anyMatch(event -> event.getString("type").equals(type)));
        }
    }
}
