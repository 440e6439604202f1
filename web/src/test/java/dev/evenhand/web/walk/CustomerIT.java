package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The customer's ways, from a shop's page that embeds the chat; each assertion is something the customer sees. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class CustomerIT {
    private static final String QUESTION = "How long does delivery take?";
    private static final String ANSWER = "working days";

    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
    }

    private static Page shop(Look look) {
        return stage.page(stage.person(look), "/shop");
    }

    private static Page opened(Look look, Words spoken) {
        var page = shop(look);
        page.locator("evenhand-chat button").first().click();
        page.getByLabel(spoken.customer("label")).waitFor();
        return page;
    }

    private static Page opened() {
        return opened(Look.onADesk("en", ColorScheme.LIGHT), words);
    }

    private static Locator log(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static void say(Page page, String text) {
        var box = page.getByLabel(words.customer("label"));
        box.fill(text);
        box.press("Enter");
    }

    /** What was said last scrolls to the end in the next frame; whoever reads back does so after it. */
    private static void scrollToStart(Page page) {
        page.locator(".log")
                .evaluate("log => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {"
                        + " log.scrollTop = 0; done(); })))");
    }

    private static Locator button(Page page, String key) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words.customer(key)));
    }

    @Test
    void onTheFirstVisitASuggestedQuestionIsAnswered() {
        var page = opened();
        var suggestion = page.locator(".suggestions .chip").first();
        var text = suggestion.textContent();

        suggestion.click();

        assertThat(log(page)).containsText(text);
        assertThat(page.locator(".said.bot .bubble").first()).isVisible();
        assertThat(page.getByText(words.customer("solved.ask"))).isVisible();
    }

    @Test
    void nothingButTheButtonIsLoadedBeforeItIsPressedAndLittleAfter() {
        var page = shop(Look.onADesk("en", ColorScheme.LIGHT));
        page.locator("evenhand-chat button").first().waitFor();
        Assertions.assertThat(ours(page, "name")).asString().doesNotContain("evenhand-panel");
        Assertions.assertThat(weight(page, "widget.js")).isBetween(1.0, 12_000.0);

        page.locator("evenhand-chat button").first().click();
        page.locator(".suggestions .chip").first().waitFor();

        Assertions.assertThat(weight(page, "widget.js|panel.css|/assets/widget/|/assets/shared/(?!messages)"))
                .isLessThanOrEqualTo(40_000);
    }

    private static Object ours(Page page, String field) {
        return page.evaluate(
                "field => performance.getEntriesByType('resource').map(one => one[field]).join(' ')", field);
    }

    /** Bytes of the bodies as they were served. */
    private static double weight(Page page, String pattern) {
        var bytes = page.evaluate(
                "pattern => performance.getEntriesByType('resource').filter(one => new RegExp(pattern).test(one.name))"
                        + ".reduce((sum, one) => sum + one.encodedBodySize, 0)",
                pattern);
        return ((Number) bytes).doubleValue();
    }

    @Test
    void aReloadGoesOnWhereItWas() {
        var page = opened();
        say(page, QUESTION);
        assertThat(log(page)).containsText(ANSWER);

        page.reload();

        assertThat(log(page)).containsText(QUESTION);
        assertThat(log(page)).containsText(ANSWER);
        assertThat(page.locator(".said.customer")).hasCount(1);
    }

    @Test
    void awayToAnotherPageAndBackItIsTheSameConversation() {
        var page = opened();
        say(page, QUESTION);
        assertThat(log(page)).containsText(ANSWER);

        page.navigate(stage.address() + "/docs");
        page.goBack();
        say(page, "Thank you");

        assertThat(log(page)).containsText(QUESTION);
        assertThat(page.locator(".said.customer")).hasCount(2);
    }

    @Test
    void aPageTheBrowserKeptAsideShowsWhatCameMeanwhile() throws Exception {
        var page = stage.page(stage.personWhosePagesAreKept(Look.onADesk("en", ColorScheme.LIGHT)), "/shop");
        page.locator("evenhand-chat button").first().click();
        say(page, QUESTION);
        assertThat(log(page)).containsText(ANSWER);
        var kept = page.evaluate(
                "window.neverLoadedAnew = true; localStorage['evenhand:conversation:' + location.origin]");
        page.navigate(stage.address() + "/docs");

        stage.says(new JsonObject(kept.toString()), "Written on another device");
        page.evaluate("history.back()");

        assertThat(log(page)).containsText("Written on another device");
        Assertions.assertThat(page.evaluate("window.neverLoadedAnew")).isEqualTo(true);
        say(page, "And again on this one");
        assertThat(page.locator(".said.customer")).hasCount(3);
    }

    @Test
    void twoTabsOfOneCustomerAreInStep() {
        var first = opened();
        say(first, QUESTION);
        assertThat(log(first)).containsText(ANSWER);
        var second = stage.page(first.context(), "/shop");
        second.locator("evenhand-chat button").first().click();
        assertThat(log(second)).containsText(ANSWER);

        say(second, "And to an island?");

        assertThat(log(first)).containsText("And to an island?");
        assertThat(first.locator(".said.customer")).hasCount(2);
        assertThat(second.locator(".said.customer")).hasCount(2);
    }

    @Test
    void whatIsWrittenWithoutAConnectionWaitsAndIsSentOnce() {
        var page = opened();
        say(page, QUESTION);
        assertThat(log(page)).containsText(ANSWER);
        stage.expectTrouble(true);
        page.context().setOffline(true);
        assertThat(page.getByText(words.customer("offline.you"))).isVisible();

        say(page, "Written in a tunnel");
        assertThat(page.getByText(words.customer("state.waiting"))).isVisible();
        say(page, "And another");
        assertThat(page.getByText(words.customer("state.waiting"))).hasCount(2);
        page.context().setOffline(false);

        assertThat(page.getByText(words.customer("state.waiting"))).hasCount(0);
        assertThat(page.getByText("Written in a tunnel")).hasCount(1);
        assertThat(page.getByText("And another")).hasCount(1);
        stage.expectTrouble(false);
    }

    @Test
    void theLanguageIsSwitchedInTheMiddle() throws Exception {
        var page = opened();
        say(page, QUESTION);
        assertThat(log(page)).containsText(ANSWER);

        button(page, "menu").or(page.locator("summary")).first().click();
        page.getByText("中文").click();

        var chinese = Words.of("zh");
        assertThat(page.getByText(chinese.customer("solved.ask"))).isVisible();
        assertThat(log(page)).containsText(QUESTION);
    }

    @Test
    void onAPhoneTheChatTakesTheScreenAndGivesItBack() throws Exception {
        var chinese = Words.of("zh");
        var page = opened(Look.onAPhone("zh", ColorScheme.DARK), chinese);
        var panel = page.locator(".panel").boundingBox();
        Assertions.assertThat(panel.width).isEqualTo(390);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);

        page.locator(".panel .head > button").click();

        assertThat(page.locator(".panel")).isHidden();
        assertThat(page.locator("h1").first()).isVisible();
    }

    @Test
    void aLongConversationOpensAtItsEndAndSaysWhenThereIsMore() {
        var page = opened();
        for (int i = 1; i <= 12; i++) {
            say(page, "Line " + i + " of a long story that goes on and on, over more than one line of the bubble.");
            assertThat(page.locator(".said.customer")).hasCount(i);
        }
        assertThat(page.getByText("Line 12 of")).isInViewport();

        scrollToStart(page);
        assertThat(page.getByText("Line 1 of")).isInViewport();
        page.reload();

        assertThat(page.locator(".said.customer")).hasCount(12);
        assertThat(page.getByText("Line 12 of")).isInViewport();
    }

    @Test
    void whoReadsBackWhileAMessageIsOnItsWayIsLeftThere() throws Exception {
        stage.emptyDesk();
        var page = opened();
        for (int i = 1; i <= 8; i++) {
            say(page, "Line " + i + " of a long story that goes on and on, over more than one line of the bubble.");
            assertThat(page.locator(".said.customer")).hasCount(i);
        }
        say(page, "Let me speak to a human please");
        assertThat(page.getByText(words.customer("notice.asked"))
                        .or(page.getByText(words.customer("notice.handoff")))
                        .first())
                .isVisible();
        assertThat(page.getByText(words.customer("state.sending"))).hasCount(0);
        var held = new ArrayList<Route>();
        page.route("**/messages", held::add);
        say(page, "And the last.");
        page.waitForCondition(() -> !held.isEmpty());
        scrollToStart(page);

        stage.takesTheNextAndSays("ana", Stage.ANA, "Hello, I am reading it.");

        assertThat(page.getByText("Hello, I am reading it.")).hasCount(1);
        assertThat(page.getByText("Line 1 of")).isInViewport();
        held.forEach(Route::resume);
        assertThat(page.getByText(words.customer("state.sending"))).hasCount(0);
        assertThat(page.getByText("Line 1 of")).isInViewport();
    }

    @Test
    void fromEmbeddingToRatingWithTheKeyboardOnly() {
        var page = shop(Look.onADesk("en", ColorScheme.LIGHT));
        page.locator("evenhand-chat button").first().focus();
        page.keyboard().press("Enter");
        page.locator(".suggestions .chip").first().waitFor();
        assertThat(page.getByLabel(words.customer("label"))).isFocused();
        page.keyboard().type(QUESTION);
        page.keyboard().press("Enter");
        assertThat(log(page)).containsText(ANSWER);

        tabTo(page, page.locator("summary"));
        page.keyboard().press("Enter");
        tabTo(page, page.getByText(words.customer("menu.end")));
        page.keyboard().press("Enter");
        assertThat(page.getByText(words.customer("menu.end.sure"))).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByText(words.customer("survey.title"))).isVisible();
        assertThat(page.locator(".csat input").first()).isFocused();
        page.keyboard().press("ArrowRight");
        tabTo(
                page,
                page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions()
                                .setName(words.customer("survey.send"))
                                .setExact(true)));
        page.keyboard().press("Enter");

        assertThat(page.getByText(words.customer("survey.thanks"))).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".panel")).isHidden();
        assertThat(page.locator("evenhand-chat button[aria-expanded]").first()).isFocused();
    }

    /** Walks with Tab until it is there; within as many steps as the panel has controls, and some of the page's. */
    private static void tabTo(Page page, Locator target) {
        for (int step = 0; step < 40; step++) {
            if ((boolean) target.first().evaluate("node => node.getRootNode().activeElement === node")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(target.first()).isFocused();
    }

    @Test
    void aFileIsSentAndAWrongOneIsRefusedInPlainWords() {
        var page = opened();
        assertThat(button(page, "attach")).isHidden();
        say(page, QUESTION);
        assertThat(button(page, "attach")).isVisible();
        var picker = page.locator("input[type=file]");
        picker.setInputFiles(
                new FilePayload("receipt.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("evenhand-file")).containsText("receipt.pdf");

        stage.expectTrouble(true);
        picker.setInputFiles(new FilePayload("cat.png", "image/png", "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText(words.customer("problem.unsupported-media-type")))
                .isVisible();
        picker.setInputFiles(new FilePayload("large.pdf", "application/pdf", new byte[5 * 1024 * 1024 + 1]));
        assertThat(page.getByText(words.customer("problem.too-large"))).isVisible();
        stage.expectTrouble(false);
        button(page, "discard").first().click();
        button(page, "discard").first().click();
        assertThat(page.locator(".state.failed")).hasCount(0);
    }
}
