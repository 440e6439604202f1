package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The staff's screens under what people do to them: a phone, another language, a second tab, a long talk, hostile text, a full desk. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class StaffScreensIT {
    private static final String QUESTION = "Can my parrot have a birthday card?";
    private static final JsonObject ON_DUTY =
            new JsonObject().put("status", "available").put("capacity", 20);

    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
    }

    private static Page.GetByRoleOptions called(String key) {
        return new Page.GetByRoleOptions().setName(words.staff(key)).setExact(true);
    }

    @Test
    void theLanguageIsSwitchedAndWhatWasBegunIsStillThere() throws Exception {
        stage.waiting("Lin Gua", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        new Console(page, words).take("Lin Gua");
        new Console(page, words).reply().fill("Half a sen");

        page.locator("eh-topbar summary").click();
        page.getByText("中文").click();

        var chinese = Words.of("zh");
        assertThat(page.getByLabel(chinese.staff("composer.reply.label"))).hasValue("Half a sen");
        assertThat(page.locator("agent-conversation h2")).hasText("Lin Gua");
        assertThat(page.getByRole(AriaRole.LOG)).containsText(QUESTION);
    }

    @Test
    void onAPhoneALineAChatAndItsCustomerTakeTurns() throws Exception {
        stage.waiting("Poc Ket", QUESTION);
        stage.anybody().signedIn("ana", Stage.ANA).put("/api/v1/me/presence", ON_DUTY);
        var page = stage.page(stage.staff("ana", Stage.ANA, Look.onAPhone("en", ColorScheme.DARK)), "/agent");
        new Console(page, words).take("Poc Ket");

        assertThat(new Console(page, words).reply()).isVisible();
        assertThat(page.locator("agent-queue")).isHidden();
        page.getByRole(AriaRole.BUTTON, called("details")).click();
        assertThat(page.locator("agent-customer h2")).hasText("Poc Ket");
        page.locator("agent-customer .details").click();
        page.getByRole(AriaRole.BUTTON, called("back")).click();
        assertThat(page.locator("agent-queue")).isVisible();
        assertThat(new Console(page, words).reply()).isHidden();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);

        new Console(page, words).held("Poc Ket").click();
        assertThat(new Console(page, words).reply()).isVisible();
        page.goBack();
        assertThat(page.locator("agent-queue")).isVisible();
        assertThat(new Console(page, words).reply()).isHidden();
    }

    @Test
    void aLongConversationOpensAtItsEndForTheAgentAndIsReadFromItsBeginningByTheManager() throws Exception {
        var id = stage.waiting("Lon Gest", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        new Console(page, words).take("Lon Gest");
        assertThat(new Console(page, words).reply()).isVisible();
        var api = stage.anybody().signedIn("ana", Stage.ANA);
        for (int i = 1; i <= 40; i++) {
            var said = new JsonObject().put("clientMessageId", "l" + i).put("text", "Line " + i + " of a long story.");
            api.post("/api/v1/conversations/" + id + "/replies", said);
        }
        page.reload();
        new Console(page, words).held("Lon Gest").click();
        assertThat(page.getByRole(AriaRole.LOG).getByText("Line 40 of")).isInViewport();
        assertThat(page.getByRole(AriaRole.LOG).getByText("Line 1 of")).not().isInViewport();

        var mia = stage.staff("mia", Stage.MIA, Look.onADesk("en", ColorScheme.LIGHT));
        var report = stage.page(mia, "/manager?view=conversations&conversation=" + id);

        assertThat(report.locator(".drawer").getByText(QUESTION)).isInViewport();
        report.locator(".drawer").getByText("Line 40 of").scrollIntoViewIfNeeded();
        assertThat(report.locator(".drawer").getByText("Line 40 of")).isInViewport();
    }

    @Test
    void ofTwoTabsTheLastChoiceHoldsAndBothSaySo() throws Exception {
        var context = stage.staff("ana", Stage.ANA, Look.onADesk("en", ColorScheme.LIGHT));
        var first = stage.page(context, "/agent");
        var second = stage.page(context, "/agent");
        second.locator("agent-queue .nobody, agent-queue .ticket").first().waitFor();

        status(first).selectOption("busy");
        assertThat(status(second)).hasValue("busy");
        assertThat(second.getByText(words.staff("presence.elsewhere"))).isVisible();
        status(second).selectOption("away");

        assertThat(status(first)).hasValue("away");
        assertThat(first.getByText(words.staff("presence.elsewhere"))).isVisible();
        assertThat(second.getByText(words.staff("presence.here"))).isVisible();
        second.waitForResponse("**/api/v1/me/presence", () -> status(second).selectOption("offline"));
    }

    @Test
    void theConsoleIsLightAtItsFirstLoadAndStaysSmoothWithAFullDesk() throws Exception {
        var context = stage.staff("mia", Stage.MIA, Look.onADesk("en", ColorScheme.LIGHT));
        context.route("**/api/v1/desk/events", StaffScreensIT::withAFullLine);
        var page = stage.page(context, "/agent");
        assertThat(page.locator("agent-queue .ticket")).hasCount(100);
        var bytes = page.evaluate("performance.getEntriesByType('resource').filter(one => !/api/.test(one.name))"
                + ".reduce((sum, one) => sum + one.encodedBodySize, 0)");
        Assertions.assertThat(((Number) bytes).doubleValue()).isBetween(20_000.0, 120_000.0);
        var more = page.locator("agent-queue").getByText(words.staff("queue.show"));

        more.press("Enter");

        assertThat(page.locator("agent-queue .ticket")).hasCount(200);
        assertThat(more).hasCount(0);
    }

    /** A desk of two hundred customers in line, whatever the server knows of. */
    private static void withAFullLine(Route desk) {
        var told = new JsonObject().put("type", "desk").put("waiting", line(200));
        desk.fulfill(new Route.FulfillOptions()
                .setContentType("text/event-stream")
                .setBody("data: " + told.encode() + "\n\n"));
    }

    private static JsonArray line(int customers) {
        var now = Instant.now().toString();
        var line = new JsonArray();
        for (int each = 0; each < customers; each++) {
            line.add(new JsonObject()
                    .put("conversation", "c" + each)
                    .put("since", now)
                    .put("topic", "delivery")
                    .put("reason", "low_confidence")
                    .put("locale", "en")
                    .put("customerName", "Customer " + each)
                    .put("firstReplyDue", now));
        }
        return line;
    }

    @Test
    void theReportIsLightAtItsFirstLoadAndFetchesTheChartsOnlyWhereTheyAre() throws Exception {
        var page = stage.page(stage.staff("mia", Stage.MIA, Look.onADesk("en", ColorScheme.LIGHT)), "/manager");
        page.locator("manager-breakdown table").first().waitFor();
        var loaded = "performance.getEntriesByType('resource').filter(one => !/api/.test(one.name))";
        var bytes = page.evaluate(loaded + ".reduce((sum, one) => sum + one.encodedBodySize, 0)");
        Assertions.assertThat(((Number) bytes).doubleValue()).isBetween(20_000.0, 120_000.0);
        Assertions.assertThat(page.evaluate(loaded + ".filter(one => /echarts/.test(one.name)).length"))
                .isEqualTo(0);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.staff("view.time")))
                .click();
        page.locator("manager-chart canvas").first().waitFor();
        Assertions.assertThat(page.evaluate(loaded + ".filter(one => /echarts/.test(one.name)).length > 0"))
                .isEqualTo(true);
    }

    @Test
    void howSureTheBotWasIsToldOfWhatItAnsweredAndNotOfWhatItAskedBack() throws Exception {
        var page = stage.console("ana", Stage.ANA, words);

        page.evaluate("const drawn = document.body.appendChild(document.createElement('eh-transcript'));"
                + " drawn.events = ['bot_answered', 'bot_clarified'].map((type, place) => ({id: place + '-0', type,"
                + " at: new Date().toISOString(), text: 'It is late.', by: {role: 'bot'}, assessment: {confidence: 0.96},"
                + " [place ? 'options' : 'sources']: [{title: 'Parcel is late'}]}))");

        var why = page.locator("body > eh-transcript .why");
        assertThat(why.nth(0)).containsText("From Parcel is late · confidence 96%");
        assertThat(why.nth(1)).containsText("Asked whether it is about Parcel is late");
        assertThat(why.nth(1)).not().containsText("%");
    }

    private static Locator status(Page console) {
        return console.locator("agent-presence select");
    }

    @Test
    void hostileTextIsOnlyTextOnAllThreeScreens() throws Exception {
        var hostile = new Hostile(stage, words);
        var id = hostile.conversation();
        hostile.customerSees();
        var ana = stage.console("ana", Stage.ANA, words);
        new Console(ana, words).take(Hostile.NAME);
        assertThat(new Console(ana, words).reply()).isVisible();
        hostile.isOnlyText(ana, "eh-transcript");
        hostile.isSaidBackBy(stage.anybody().signedIn("ana", Stage.ANA));
        assertThat(ana.locator("eh-transcript .said.agent")).hasCount(6);
        hostile.breaksNothing(ana);
        hostile.customerSees();
        stage.anybody()
                .signedIn("ana", Stage.ANA)
                .post("/api/v1/conversations/" + id + "/resolve", new JsonObject().put("disposition", "resolved"));
        hostile.isWrittenDownBy(stage.anybody().signedIn("mia", Stage.MIA));

        var context = stage.staff("mia", Stage.MIA, Look.onAPhone("en", ColorScheme.LIGHT));
        var mia = stage.page(context, "/manager?view=conversations&conversation=" + id);
        mia.locator(".drawer .said").first().waitFor();
        hostile.breaksNothing(mia);
        mia.navigate(stage.address() + "/manager?view=knowledge&article=hostile");
        mia.locator("manager-article form").waitFor();
        hostile.breaksNothing(mia);
        mia.navigate(stage.address() + "/manager?range=30");
        mia.locator("manager-topics")
                .getByText("<script>window.broken = 1</script>")
                .first()
                .waitFor();
        mia.locator("manager-breakdown table").first().waitFor();
        hostile.breaksNothing(mia);
    }
}
