package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;

/** A customer whose every word is meant to break something. */
final class Hostile {
    static final String NAME = "<b>Mal</b> \u202Eyrolam\u202C";

    private static final int OUTCOMES = 60;

    /** What makes the page wider than the screen, if it is, by name. */
    private static final String TOO_WIDE = "document.documentElement.scrollWidth <= innerWidth ? []"
            + " : [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth"
            + " && !one.closest('.filters, .segments, .scroller'))"
            + ".map(one => one.localName + '.' + one.className).slice(0, 20)";

    /** What bursts within a part that scrolls or clips, in the page and in the widget's own tree. */
    private static final String BURST = "(() => { const found = [];"
            + " const look = (root) => { for (const one of root.querySelectorAll('*')) {"
            + " if (one.matches('.log, .bubble, .drawer, .panel') && one.scrollWidth > one.clientWidth + 1)"
            + " found.push(one.localName + '.' + one.className); if (one.shadowRoot) look(one.shadowRoot); } };"
            + " look(document); return found; })()";

    /** Markup, scripts, text that runs backwards, a flood of emoji, a word without end. */
    private static final List<String> LINES = List.of(
            "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>",
            "[press](javascript:window.broken=1) <a href=\"javascript:alert(1)\">here</a> **<i>bold</i>**",
            "\u202Egnp.exe \u2067 \u200F and back \u2069 {{constructor.constructor('window.broken=1')()}} ${7*7}",
            "👩‍👩‍👧‍👦".repeat(360),
            "W".repeat(4_000),
            "\u0001 \uFFFD \u2028 line\n\n\n\n# heading\n- list\n```js\nwindow.broken = 1\n```");

    /** As much of it as an article takes. */
    private static final String FLOOD = "😀".repeat(4_000) + "\n\n" + "W".repeat(10_000);

    private final Stage stage;
    private final Words words;
    private String id = "";
    private String token = "";

    Hostile(Stage stage, Words words) {
        this.stage = stage;
        this.words = words;
    }

    /** Says it all, over the API, then asks for a person. */
    String conversation() throws Exception {
        var page = new JsonObject().put("address", "javascript:window.broken=1").put("title", LINES.get(0));
        var body = new JsonObject()
                .put("locale", "en")
                .put("customer", new JsonObject().put("name", NAME))
                .put("page", page);
        var opened = new JsonObject(
                stage.anybody().post("/api/v1/conversations", body).body());
        id = opened.getString("id");
        token = opened.getString("token");
        var path = "/api/v1/conversations/" + id;
        var caller = stage.anybody().withToken(token);
        for (int i = 0; i < LINES.size(); i++) {
            var said = caller.post(
                    path + "/messages",
                    new JsonObject().put("clientMessageId", "h" + i).put("text", LINES.get(i)));
            Assertions.assertThat(said.statusCode()).as(LINES.get(i)).isEqualTo(202);
        }
        caller.post(path + "/handoff", new JsonObject());
        return id;
    }

    /** The agent who has it says the worst of it as well; {@code ana} holds the conversation. */
    void isSaidBackBy(Caller ana) throws Exception {
        for (int i = 0; i < LINES.size(); i++) {
            ana.post(
                    "/api/v1/conversations/" + id + "/replies",
                    new JsonObject().put("clientMessageId", "b" + i).put("text", LINES.get(i)));
        }
    }

    /** An article made of it, and imported outcomes that name their topic and channel so. */
    void isWrittenDownBy(Caller mia) throws Exception {
        var article = new JsonObject()
                .put("topic", LINES.get(0))
                .put("title", LINES.get(0) + "W".repeat(200))
                .put("questions", new JsonArray(LINES.stream().map(Hostile::cut).toList()))
                .put("answer", LINES.get(0) + "\n\n" + LINES.get(1) + "\n\n" + FLOOD);
        var written = mia.put("/api/v1/articles/hostile?locale=en", article);
        Assertions.assertThat(written.statusCode()).as(written.body()).isLessThan(300);
        var lines = IntStream.range(0, OUTCOMES).mapToObj(Hostile::outcome).collect(Collectors.joining("\n"));
        var imported = mia.send("/api/v1/outcomes/import", "application/x-ndjson", lines);
        Assertions.assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    /** A question is shorter than a message, and has no control characters. */
    private static String cut(String line) {
        return line.substring(0, Math.min(line.length(), 1_990)).replace("\u0001", "");
    }

    private static String outcome(int index) {
        var closed = Instant.now().minus(Duration.ofDays(20)).plusSeconds(index);
        return new JsonObject()
                .put("conversation", "hostile-" + index)
                .put("customer", "hostile-" + index)
                .put("entry", index % 2 == 0 ? "bot_first" : "human_first")
                .put("startedAt", closed.minusSeconds(300).toString())
                .put("closedAt", closed.toString())
                .put("topic", LINES.get(0) + "W".repeat(100))
                .put("channel", LINES.get(2))
                .put("customerMessages", 2)
                .encode();
    }

    /** The same conversation in the customer's own page, on a phone. */
    void customerSees() {
        var context = stage.person(Look.onAPhone("en", ColorScheme.LIGHT));
        var kept = new JsonObject().put("id", id).put("token", token).encode();
        context.addInitScript("localStorage.setItem('evenhand:conversation:" + stage.address() + "', '" + kept + "')");
        var page = stage.page(context, "/chat");
        page.getByLabel(words.customer("label")).waitFor();
        isOnlyText(page, ".log");
    }

    void isOnlyText(Page page, String place) {
        var log = page.locator(place).first();
        assertThat(log).containsText("<script>window.broken = 1</script>");
        assertThat(log).containsText("W".repeat(4_000));
        assertThat(log).containsText("👩‍👩‍👧‍👦".repeat(360));
        breaksNothing(page);
    }

    /** No script ran, no link leads astray, and nothing is wider than the screen. */
    void breaksNothing(Page page) {
        Assertions.assertThat(page.evaluate("window.broken ?? null")).isNull();
        assertThat(page.locator("a[href^='javascript:']")).hasCount(0);
        Assertions.assertThat((List<?>) page.evaluate(TOO_WIDE)).isEmpty();
        Assertions.assertThat((List<?>) page.evaluate(BURST)).isEmpty();
    }
}
