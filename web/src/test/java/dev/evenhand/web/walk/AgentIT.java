package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agent's ways at the console; each assertion is something the agent sees. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class AgentIT {
    private static final String QUESTION = "Can my parrot have a birthday card?";

    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
    }

    private static void take(Page page, String name) {
        new Console(page, words).take(name);
    }

    private static Locator ticket(Page page, String name) {
        return new Console(page, words).ticket(name);
    }

    private static Locator held(Page page, String name) {
        return new Console(page, words).held(name);
    }

    private static Locator reply(Page page) {
        return new Console(page, words).reply();
    }

    private static Locator note(Page page) {
        return page.getByLabel(words.staff("composer.note.label"));
    }

    private static Page.GetByRoleOptions named(String key) {
        return new Page.GetByRoleOptions().setName(words.staff(key)).setExact(true);
    }

    @Test
    void ofTwoWhoTakeTheSameTicketOneGetsItAndTheOtherIsToldWhoDid() throws Exception {
        stage.waiting("Rae Wanted", QUESTION);
        var ana = stage.console("ana", Stage.ANA, words);
        var ben = stage.console("ben", Stage.BEN, words);
        ticket(ana, "Rae Wanted").locator(".open").click();
        ticket(ben, "Rae Wanted").locator(".open").click();
        stage.expectTrouble(true);
        var underWay = new ArrayList<Route>();
        ben.route("**/accept", underWay::add);

        ben.locator(".notmine .btn").click();
        ben.waitForCondition(() -> !underWay.isEmpty());
        ana.locator(".notmine .btn").click();
        assertThat(reply(ana)).isVisible();
        underWay.get(0).resume();

        assertThat(ben.getByText(words.staff("taken").replace("{name}", "Ana"))).isVisible();
        assertThat(reply(ben)).hasCount(0);
        stage.expectTrouble(false);
    }

    @Test
    void fromTheLineToResolvedWithTheKeyboardOnly() throws Exception {
        stage.offDuty("ben", Stage.BEN);
        var context = stage.person(Look.onADesk("en", ColorScheme.LIGHT));
        var page = stage.page(context, "/signin?next=/agent");
        page.getByLabel(words.staff("signin.name")).waitFor();
        page.keyboard().type("ben");
        page.keyboard().press("Tab");
        page.keyboard().type(Stage.BEN);
        page.keyboard().press("Enter");
        page.waitForURL("**/agent");
        page.locator("agent-queue").waitFor();
        stage.waiting("Kay Board", QUESTION);

        page.keyboard().press("Control+k");
        page.keyboard().type(words.staff("presence.available"));
        page.waitForResponse("**/api/v1/me/presence", () -> page.keyboard().press("Enter"));
        assertThat(ticket(page, "Kay Board")).isVisible();
        page.keyboard().press("n");
        // In this order: the reply of a chat held before may be there until then, and keys rest until the new one is
        // mine.
        assertThat(page.locator("agent-conversation h2")).isFocused();
        assertThat(reply(page)).isVisible();
        page.keyboard().press("r");
        page.keyboard().press("Control+k");
        page.keyboard().type(words.staff("composer.reply.label"));
        page.keyboard().press("Escape");
        assertThat(reply(page)).isFocused();
        page.keyboard().type("Of course it can.");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Of course it can.");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+k");
        page.keyboard().type(words.staff("resolve"));
        page.keyboard().press("Enter");
        assertThat(page.getByText(words.staff("resolve.title"))).isVisible();
        page.keyboard().press("Enter");

        assertThat(page.getByText(words.staff("closed.note"))).isVisible();
        assertThat(page.locator("agent-wrapup")).isVisible();
        assertThat(page.locator("agent-conversation h2")).isFocused();
    }

    @Test
    void whoTakesAChatIsHereForIt() throws Exception {
        stage.waiting("Opal Away", QUESTION);
        var page = stage.console("ben", Stage.BEN, words);
        var status = page.locator("agent-presence select");
        status.selectOption("offline");
        assertThat(page.getByText(words.staff("presence.hint"))).isVisible();

        take(page, "Opal Away");

        assertThat(reply(page)).isVisible();
        assertThat(status).hasValue("available");
    }

    @Test
    void whoWasChosenForATransferStaysChosenWhenSomebodyElseLeaves() throws Exception {
        var page = stage.console("ana", Stage.ANA, words);
        var people =
                "[{agent: 'x', name: 'Xenia', status: 'available'}, {agent: 'y', name: 'Yuri', status: 'available'}]";
        page.evaluate(
                "window.dialog = Object.assign(document.createElement('agent-dialog'), {kind: 'transfer', agents: "
                        + people + "}); document.body.append(dialog)");
        page.locator("body > agent-dialog select").selectOption("agent:y");

        page.evaluate("dialog.agents = dialog.agents.slice(1)");

        assertThat(page.locator("body > agent-dialog option")).hasCount(1);
        assertThat(page.locator("body > agent-dialog select")).hasValue("agent:y");
    }

    @Test
    void aSuggestionOrACannedReplyGoesInBesideWhatWasWritten() throws Exception {
        stage.waiting("Bea Side", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        var late = new ArrayList<Route>();
        page.route("**/canned", late::add);
        take(page, "Bea Side");
        reply(page).fill("/hello");
        page.keyboard().press("Enter");
        assertThat(reply(page)).hasValue("/hello");
        page.waitForCondition(() -> !late.isEmpty());
        late.forEach(Route::resume);
        assertThat(reply(page)).hasValue(Pattern.compile("Hello Bea Side.*"));
        reply(page).fill("Mine first.");

        page.locator("agent-composer").evaluate("composer => composer.insert('Then this.')");

        assertThat(reply(page)).hasValue("Mine first.\nThen this.");
    }

    @Test
    void aDraftStaysWithItsChatAndOverAReload() throws Exception {
        stage.waiting("Dee Draft", QUESTION);
        stage.waiting("Eli Else", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Dee Draft");
        reply(page).fill("Half a sentence");
        take(page, "Eli Else");
        assertThat(reply(page)).hasValue("");

        page.reload();
        held(page, "Dee Draft").click();

        assertThat(reply(page)).hasValue("Half a sentence");
    }

    @Test
    void aHalfWrittenNoteComesBackAsANoteAndNeverAsAReplyToTheCustomer() throws Exception {
        stage.waiting("Noa Note", QUESTION);
        stage.waiting("Otto Other", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Noa Note");
        page.getByRole(AriaRole.BUTTON, named("composer.note")).click();
        note(page).fill("Looks like fraud to me");
        take(page, "Otto Other");
        assertThat(reply(page)).hasValue("");

        held(page, "Noa Note").click();

        assertThat(note(page)).hasValue("Looks like fraud to me");
        page.reload();
        held(page, "Noa Note").click();
        assertThat(note(page)).hasValue("Looks like fraud to me");
        note(page).press("Enter");
        assertThat(page.locator(".said.note:not(.pending)")).containsText("Looks like fraud to me");
        assertThat(page.locator(".said.agent")).hasCount(0);
    }

    @Test
    void aNoteWrittenWithoutAConnectionOutlivesAReloadAndIsStoredOnce() throws Exception {
        stage.waiting("Rel Oad", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Rel Oad");
        page.getByRole(AriaRole.BUTTON, named("composer.note")).click();
        stage.expectTrouble(true);
        page.context().setOffline(true);
        note(page).fill("Written in the tunnel");
        note(page).press("Enter");
        assertThat(page.getByText(words.staff("state.waiting"))).isVisible();

        page.context().setOffline(false);
        page.reload();
        held(page, "Rel Oad").click();

        assertThat(page.locator(".said.note:not(.pending)")).hasCount(1);
        assertThat(page.locator(".said.note")).containsText("Written in the tunnel");
        stage.expectTrouble(false);
    }

    @Test
    void aReplyWrittenWithoutAConnectionIsSentOnceWhenItIsBack() throws Exception {
        stage.waiting("Tun Nel", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Tun Nel");
        assertThat(reply(page)).isVisible();
        stage.expectTrouble(true);
        page.context().setOffline(true);

        reply(page).fill("From the tunnel");
        reply(page).press("Enter");
        assertThat(page.getByText(words.staff("state.waiting"))).isVisible();
        page.context().setOffline(false);

        assertThat(page.getByText(words.staff("state.waiting"))).isHidden();
        assertThat(page.getByRole(AriaRole.LOG).getByText("From the tunnel")).hasCount(1);
        stage.expectTrouble(false);
    }

    @Test
    void whoseSessionHasEndedIsToldAndComesBackToTheSamePlace() throws Exception {
        var id = stage.waiting("Ses Sion", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Ses Sion");
        reply(page).fill("Not yet sent");
        stage.expectTrouble(true);
        page.context().clearCookies();

        reply(page).press("Enter");

        assertThat(page.getByText(words.staff("signin.ended"))).isVisible();
        page.getByLabel(words.staff("signin.name")).fill("ana");
        page.getByLabel(words.staff("signin.password")).fill(Stage.ANA);
        page.getByLabel(words.staff("signin.password")).press("Enter");
        page.waitForURL("**/agent#" + id);
        assertThat(page.locator("agent-chats")).containsText("Ses Sion");
        assertThat(page.locator(".said.agent:not(.pending)")).containsText("Not yet sent");
        stage.expectTrouble(false);
    }

    @Test
    void anAgentKeepsAReplyOfTheirOwnWhereTheyWrite() throws Exception {
        stage.waiting("Own Words", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        take(page, "Own Words");
        reply(page).fill("Hello {customer.name}, one moment.");
        page.keyboard().press("Control+k");
        page.keyboard().type(words.staff("keep.title"));
        page.keyboard().press("Enter");
        page.getByLabel(words.staff("keep.shortcut")).fill("moment");
        page.waitForResponse(
                "**/canned", () -> page.getByLabel(words.staff("keep.shortcut")).press("Enter"));

        reply(page).fill("/mom");

        assertThat(page.locator("agent-composer .canned")).containsText("Hello Own Words, one moment.");
    }

    @Test
    void aConsoleOpenedWhileTheStoreIsAwaySaysSoAndGoesOnByItself() throws Exception {
        var context = stage.staff("ben", Stage.BEN, Look.onADesk("en", ColorScheme.LIGHT));
        var problem = new JsonObject()
                .put("type", "/problems/store-away")
                .put("title", "The store is away")
                .put("status", 503);
        stage.expectTrouble(true);
        context.route(
                "**/api/v1/me",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody(problem.encode())));

        var page = stage.page(context, "/agent");

        assertThat(page.getByText(words.staff("problem.store-away"))).isVisible();
        context.unroute("**/api/v1/me");
        assertThat(page.locator("agent-queue")).isVisible();
        assertThat(page.getByText(words.staff("problem.store-away"))).hasCount(0);
        stage.expectTrouble(false);
    }
}
