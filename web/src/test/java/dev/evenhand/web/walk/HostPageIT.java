package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat on somebody else's pages: another origin, a strict policy, styles of its own, people who walk on, sign in and sign out. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class HostPageIT {
    private static final String QUESTION = "How long does delivery take?";
    private static final String ANSWER = "working days";

    private static HttpServer shop;
    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stage.allows(shopAddress());
        shop.createContext("/", exchange -> {
            var page = page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src %1$s; connect-src %1$s; img-src blob: data:"
                                    .formatted(stage.address()));
            exchange.sendResponseHeaders(200, page.length);
            try (var out = exchange.getResponseBody()) {
                out.write(page);
            }
        });
        shop.start();
    }

    private static String shopAddress() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    private static String page() {
        return "<!doctype html><html lang=en><link rel=icon href=data:,><title>Another shop</title><h1>Another"
                + " shop</h1><script src=" + stage.address() + "/widget.js async></script></html>";
    }

    @AfterAll
    static void close() {
        if (shop != null) {
            shop.stop(0);
        }
    }

    private static Page visitor() {
        return stage.page(stage.person(Look.onADesk("en", ColorScheme.LIGHT)), "/shop");
    }

    @Test
    void theDemosShopChargesInTheMoneyOfItsArticles() {
        var chinese = stage.page(stage.person(Look.onADesk("zh", ColorScheme.LIGHT)), "/shop");
        assertThat(chinese.locator(".lead")).containsText("满 ¥99 包邮");
        assertThat(chinese.locator("#goods")).containsText("¥299");
        assertThat(visitor().locator("#goods")).containsText("€49");
    }

    @Test
    void theDemosShopIsTheOneItsArticlesSpeakOf() throws Exception {
        var page = opened();
        var name = page.locator("header strong").textContent();

        assertThat(page.locator("evenhand-panel h1")).hasText(name);
        var articles = stage.anybody()
                .signedIn("mia", Stage.MIA)
                .get("/api/v1/articles?locale=en")
                .body();
        Assertions.assertThat(articles).contains("@" + name.toLowerCase(Locale.ROOT) + ".example");
    }

    private static Page opened() {
        var page = visitor();
        page.locator("evenhand-chat button").first().click();
        page.getByLabel(words.customer("label")).waitFor();
        return page;
    }

    private static Locator button(Page page, String key) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.customer(key)));
    }

    private static void say(Page page, String text) {
        var box = page.getByLabel(words.customer("label"));
        box.fill(text);
        box.press("Enter");
    }

    /** Everything the browser would report of a policy broken is a complaint. */
    @Test
    void onAnotherOriginUnderAStrictPolicyAQuestionIsAnswered() {
        var page = stage.pageOf(stage.person(Look.onADesk("en", ColorScheme.LIGHT)), shopAddress() + "/lamps");

        page.locator("evenhand-chat button").first().click();
        say(page, QUESTION);

        assertThat(page.getByRole(AriaRole.LOG)).containsText(ANSWER);
    }

    @Test
    void aWaitingCustomerWhoWalksOnIsToldThatSomebodyAnswered() throws Exception {
        var page = opened();
        say(page, "Can my parrot have a birthday card?");
        button(page, "person").click();
        page.locator(".queue").waitFor();
        page.evaluate("window.Evenhand.close()");
        page.navigate(stage.address() + "/shop?lamps");
        page.locator("evenhand-panel").waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));

        stage.takesTheNextAndSays("ana", Stage.ANA, "Of course it can.");

        assertThat(page.locator("evenhand-chat button").first())
                .hasAttribute("aria-label", Pattern.compile("1 unread"));
        assertThat(page.locator(".panel")).isHidden();
        page.navigate(stage.address() + "/shop?chairs");
        assertThat(page.locator("evenhand-chat button").first())
                .hasAttribute("aria-label", Pattern.compile("1 unread"));
    }

    @Test
    void whoSignsOutLeavesNothingToTheNext() {
        var page = opened();
        say(page, QUESTION);
        assertThat(page.getByRole(AriaRole.LOG)).containsText(ANSWER);

        page.evaluate("window.Evenhand.identify({ id: 'k-1', name: 'Kim Larsen' })");
        assertThat(page.getByRole(AriaRole.LOG)).containsText(ANSWER);
        page.evaluate("window.Evenhand.identify(null)");

        assertThat(page.locator(".suggestions .chip").first()).isVisible();
        page.reload();
        assertThat(page.locator(".suggestions .chip").first()).isVisible();
        assertThat(page.getByText(ANSWER)).hasCount(0);
    }

    @Test
    void whoIsNamedWhileTheChatIsOnItsWayIsKnownByName() {
        var page = visitor();
        var held = new ArrayList<Route>();
        page.route("**/assets/widget/messages/*", held::add);
        page.locator("evenhand-chat button").first().waitFor();
        page.evaluate("window.Evenhand.open(); undefined");
        page.waitForCondition(() -> !held.isEmpty());

        page.evaluate("window.Evenhand.identify({ id: 'k-1', name: 'Kim Larsen' })");
        held.forEach(Route::resume);
        page.getByLabel(words.customer("label")).waitFor();

        var opening = page.waitForRequest(
                request -> request.method().equals("POST") && request.url().endsWith("/api/v1/conversations"),
                () -> say(page, QUESTION));
        Assertions.assertThat(opening.postData()).contains("Kim Larsen");
    }

    @Test
    void theHostPageHearsAndSays() {
        var page = visitor();
        page.locator("evenhand-chat button").first().waitFor();
        page.evaluate("window.heard = []; for (const type of ['opened', 'started', 'message', 'hidden'])"
                // An expression that yields a function is called; the last one here would be the one that stops
                // listening.
                + " window.Evenhand.on(type, (detail) => window.heard.push(type)); undefined");
        page.evaluate("window.Evenhand.identify({ name: 'Kim Larsen' }); window.Evenhand.open()");
        page.getByLabel(words.customer("label")).waitFor();
        say(page, QUESTION);
        assertThat(page.getByRole(AriaRole.LOG)).containsText(ANSWER);
        page.evaluate("window.Evenhand.close()");

        page.waitForCondition(() -> (boolean) page.evaluate("window.heard.includes('hidden')"));
        Assertions.assertThat(page.evaluate("window.heard.join()").toString())
                .matches("opened,started,message.*,hidden");
    }

    @Test
    void theHostsStylesStayOutside() {
        var page = visitor();
        page.evaluate("const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 40px } * { color: red"
                + " !important; letter-spacing: 1em; text-transform: uppercase }'); document.adoptedStyleSheets ="
                + " [sheet]");
        page.locator("evenhand-chat button").first().click();

        var opening = page.locator(".opening");
        assertThat(opening).hasCSS("font-size", "17px");
        assertThat(opening).hasCSS("letter-spacing", "normal");
        assertThat(opening).hasCSS("text-transform", "none");
        assertThat(page.locator("evenhand-panel")).not().hasCSS("color", Pattern.compile("rgb\\(255, 0, 0\\)"));
    }

    @Test
    void whatIsHalfWrittenStaysOverAReloadAndInAnotherLanguage() throws Exception {
        var page = opened();
        page.getByLabel(words.customer("label")).fill("Half a thought");

        page.reload();
        assertThat(page.getByLabel(words.customer("label"))).hasValue("Half a thought");
        page.locator("summary").click();
        page.getByText("中文").click();

        assertThat(page.getByLabel(Words.of("zh").customer("label"))).hasValue("Half a thought");
    }

    @Test
    void whoKeepsWaitingInsteadOfLeavingAMessageStillSeesTheLine() {
        var page = opened();
        button(page, "person").click();
        var leave = button(page, "queue.leave");
        leave.click();
        assertThat(page.locator(".queue")).isHidden();

        button(page, "leave.stay").click();

        assertThat(leave).isVisible();
        assertThat(page.getByLabel(words.customer("label"))).isFocused();
    }

    /** A piece may still be under way when the whole answer is there, or when a person has taken over. */
    @Test
    void lateAndForeignPiecesOfAnAnswerAreNotShown() {
        var page = opened();
        var drafts = page.evaluate("async () => {"
                + " const { Conversation } = await import('/assets/widget/conversation.js');"
                + " const talk = new Conversation({ base: 'http://elsewhere.example', locale: 'en' });"
                + " const seen = [];"
                + " const piece = (turn, text) => { talk.signal({ type: 'answer_piece', turn, text });"
                + "   seen.push(talk.store.state.draft?.text ?? null); };"
                + " const hear = (id, event) => talk.hear({ at: new Date().toISOString(), by: {}, ...event }, id);"
                + " hear('1-0', { type: 'opened', entry: 'bot_first' });"
                + " hear('2-0', { type: 'customer_said', clientMessageId: 'a', text: 'first', turn: 1 });"
                + " piece(1, 'Two '); piece(1, 'days'); piece(2, 'of another turn');"
                + " hear('3-0', { type: 'bot_answered', text: 'Two days', turn: 1 });"
                + " piece(1, 'late');"
                + " hear('4-0', { type: 'customer_said', clientMessageId: 'b', text: 'second', turn: 2 });"
                + " hear('5-0', { type: 'handoff_requested', by: { role: 'customer' } });"
                + " piece(2, 'after the handoff');"
                + " return seen; }");

        Assertions.assertThat(drafts).isEqualTo(Arrays.asList("Two ", "Two days", "Two days", null, null));
    }
}
