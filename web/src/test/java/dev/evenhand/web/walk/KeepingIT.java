package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the house is kept: files of articles, what an article was before, whom else to tell, and the first steps of a new house. */
@Tag("browser")
@ExtendWith(SharedDemo.class)
class KeepingIT {
    private static final Look DESK = Look.onADesk("en", ColorScheme.LIGHT);

    private final DemoTour tour;
    private final Words words;

    KeepingIT(DemoTour tour) throws Exception {
        this.tour = tour;
        this.words = Words.of("en");
    }

    @Test
    void aFileWithAFaultIsRefusedWithWhatToCorrectAndARightOneIsServed() throws Exception {
        var page = tour.open(View.IMPORT, DESK);
        var picker = page.locator("manager-import input[type=file]");

        picker.setInputFiles(file("Balloons", ""));
        button(page, "import.do").last().click();
        assertThat(page.locator("manager-import .problem")).containsText(words.staff("problem.rejected-import"));
        assertThat(page.locator("manager-import .problem li")).containsText("answer");
        picker.setInputFiles(file("Balloons", "Yes, in red."));
        button(page, "import.do").last().click();
        assertThat(page.locator("manager-import .told")).isVisible();

        page.locator("manager-shelf .articles").getByText("Balloons").click();
        button(page, "article.remove").click();
        assertThat(page.getByText(words.staff("article.removed"))).isVisible();
        page.context().close();
    }

    @Test
    void whatAnArticleWasBeforeIsReadAndRestored() throws Exception {
        var page = tour.open(View.ARTICLE, DESK);
        var answer = page.locator("manager-article textarea[name=answer]");
        var before = answer.inputValue();
        answer.fill("Never.");
        button(page, "article.save").click();
        assertThat(page.getByText(words.staff("article.saved"))).isVisible();

        page.getByText(words.staff("past")).click();
        var entry = page.locator("manager-past li").nth(1);
        entry.locator("summary").click();
        assertThat(entry.locator(".before")).hasText(before);
        entry.getByRole(AriaRole.BUTTON).click();

        assertThat(answer).hasValue(before);
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void anArticleThatIsNotSavedIsKeptUntilItIsGivenUp() throws Exception {
        var page = tour.open(View.ARTICLE, DESK);
        var answer = page.locator("manager-article textarea[name=answer]");
        var before = answer.inputValue();
        answer.fill("Half an answer");

        button(page, "close").click();
        page.locator("manager-shelf .articles")
                .getByText("Delivery time", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(answer).hasValue("Half an answer");
        page.reload();

        assertThat(answer).hasValue("Half an answer");
        assertThat(page.getByText(words.staff("article.unsaved"), exactly())).isVisible();
        button(page, "discard").click();
        assertThat(answer).hasValue(before);
        assertThat(page.getByText(words.staff("article.unsaved"), exactly())).hasCount(0);
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsShownBesideWhatWasTypedAndBothAreSaved() throws Exception {
        var page = tour.open(View.ARTICLE, DESK);
        var answer = page.locator("manager-article textarea[name=answer]");
        var title = page.locator("manager-article input[name=title]");
        answer.fill("What I wrote");
        var id = URI.create(page.url()).getQuery().replaceAll(".*article=([^&]+).*", "$1");
        var address = URI.create(page.url())
                .resolve("/api/v1/articles/" + id + "?locale=en")
                .toString();
        var before = new JsonObject(page.request().get(address).text());
        isPut(page, address, before.copy().put("title", "What they wrote"));

        button(page, "article.save").click();
        assertThat(page.locator("manager-article .problem")).containsText(words.staff("problem.outdated"));
        assertThat(title).hasValue("What they wrote");
        assertThat(answer).hasValue("What I wrote");
        button(page, "article.save").click();

        assertThat(page.getByText(words.staff("article.saved"))).isVisible();
        var kept = new JsonObject(page.request().get(address).text());
        Assertions.assertThat(kept.getString("title")).isEqualTo("What they wrote");
        Assertions.assertThat(kept.getString("answer")).isEqualTo("What I wrote");
        isPut(page, address, before);
        page.context().close();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsSeenBeforeItIsTakenAway() throws Exception {
        var page = tour.open(View.ARTICLE, DESK);
        var answer = page.locator("manager-article textarea[name=answer]");
        var address = URI.create(page.url())
                .resolve("/api/v1/articles/delivery-time?locale=en")
                .toString();
        var before = new JsonObject(page.request().get(address).text());
        isPut(page, address, before.copy().put("answer", "What they wrote"));

        button(page, "article.remove").click();
        assertThat(page.locator("manager-article .problem")).containsText(words.staff("problem.outdated"));
        assertThat(answer).hasValue("What they wrote");
        button(page, "article.remove").click();

        assertThat(page.getByText(words.staff("article.removed"))).isVisible();
        isPut(page, address, before);
        page.context().close();
    }

    private static void isPut(Page page, String address, JsonObject article) {
        var options = RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setData(article.encode());
        var answer = page.request().put(address, options);
        assertThat(answer).isOK();
    }

    @Test
    void aNewArticleReplacesNoOther() throws Exception {
        var page = tour.open(View.ARTICLE, DESK);
        var taken = URI.create(page.url()).getQuery().replaceAll(".*article=([^&]+).*", "$1");
        button(page, "article.new").click();
        for (var field : List.of("title", "topic", "questions", "answer")) {
            page.locator("manager-article [name=" + field + "]").fill("Something else");
        }
        page.locator("manager-article [name=id]").fill(taken);
        button(page, "article.save").click();

        assertThat(page.locator("manager-article .problem")).containsText(taken);
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void aPartOfTheReportThatCannotBeReadKeepsWhatItShowedAndSaysSo() throws Exception {
        var page = tour.open(View.REPORT, DESK);
        var agents = page.locator("manager-breakdown section")
                .filter(new Locator.FilterOptions().setHasText(words.staff("table.agents")))
                .last();
        var away = new JsonObject().put("type", "/problems/store-away").put("status", 503);
        page.route(
                "**/api/v1/reports/agents*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody(away.encode())));

        tour.isAskedAndAnswered("How long does delivery take?");

        assertThat(agents.getByText(words.staff("report.old"))).isVisible();
        assertThat(agents.locator("tbody tr").first()).isVisible();
        page.unroute("**/api/v1/reports/agents*");
        agents.getByText(words.staff("retry")).click();
        assertThat(agents.getByText(words.staff("report.old"))).hasCount(0);
        page.context().close();
    }

    @Test
    void whatCouldNotBeSavedIsNotPromisedToBeTriedAgainAndWhatCouldNotBeReadIs() throws Exception {
        var page = tour.open(View.TEAM, DESK);
        page.route("**/api/v1/desk/settings", route -> {
            if (route.request().method().equals("PUT")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        button(page, "article.save").click();
        assertThat(page.locator("manager-team .problem")).containsText(words.staff("problem.unsent"));

        page.route("**/api/v1/articles/history", Route::abort);
        page.route("**/api/v1/desk/events*", Route::abort);
        page.navigate(page.url().replaceFirst("/manager.*", "/manager?view=knowledge&tab=changes"));
        assertThat(page.locator("manager-changes .problem")).containsText(words.staff("problem.unreachable"));
        page.unroute("**/api/v1/articles/history");
        page.unroute("**/api/v1/desk/events*");
        assertThat(page.locator("manager-changes tbody tr").first()).isVisible();
        page.context().close();
    }

    @Test
    void anAccountIsChangedAndItsOwnerChoosesAnotherPassword() throws Exception {
        var page = tour.open(View.ACCOUNTS, DESK);
        var add = page.locator("manager-accounts .inline-form");
        add.locator("[name=name]").fill("cleo");
        add.locator("[name=password]").fill("the first password");
        button(page, "accounts.add").click();
        button(page, "accounts.change", "cleo").click();
        page.locator("manager-accounts .editor [name=displayName]").fill("Cleo Green");
        button(page, "accounts.change.do").click();
        assertThat(page.locator("manager-accounts tbody")).containsText("Cleo Green");

        var hers = tour.signedOut(DESK, "/signin");
        signIn(hers, "the first password");
        hers.locator("eh-topbar summary").click();
        button(hers, "password").click();
        hers.getByLabel(words.staff("password.current")).fill("the first password");
        hers.getByLabel(words.staff("password.new")).fill("quite another one");
        button(hers, "password.do").click();
        assertThat(hers.getByText(words.staff("password.done"))).isVisible();
        hers.context().clearCookies();
        hers.reload();
        signIn(hers, "quite another one");

        button(page, "article.remove", "cleo").click();
        assertThat(button(page, "cancel")).isFocused();
        button(page, "accounts.sure", "cleo").click();
        assertThat(page.locator("manager-accounts tbody")).not().containsText("Cleo Green");
        page.context().close();
        hers.context().close();
    }

    private void signIn(Page page, String password) {
        page.getByLabel(words.staff("signin.name")).fill("cleo");
        page.getByLabel(words.staff("signin.password")).fill(password);
        page.getByLabel(words.staff("signin.password")).press("Enter");
        page.locator("agent-queue").waitFor();
    }

    @Test
    void aFormIsSentOnceHoweverOftenItsButtonIsPressed() throws Exception {
        var page = tour.open(View.TOKENS, DESK);
        var made = new ArrayList<Route>();
        page.route("**/api/v1/tokens", route -> {
            if (route.request().method().equals("POST")) {
                made.add(route);
            } else {
                route.resume();
            }
        });
        var form = page.locator("manager-tokens form");
        form.locator("[name=name]").fill("Warehouse");
        button(page, "tokens.add").dblclick();
        assertThat(form).hasAttribute("aria-busy", "true");
        button(page, "tokens.add").click();

        page.waitForCondition(() -> !made.isEmpty());
        made.get(0).resume();

        assertThat(page.locator("manager-tokens tbody tr")).hasCount(1);
        assertThat(form).not().hasAttribute("aria-busy", "true");
        Assertions.assertThat(made).hasSize(1);
        page.context().close();
    }

    @Test
    void aWebhookIsMadeItsSecretShownOnceAndTakenAway() throws Exception {
        var page = tour.open(View.WEBHOOKS, DESK);
        page.getByLabel(words.staff("webhooks.url")).fill("https://203.0.113.7/hooks");
        button(page, "webhooks.add").click();

        assertThat(page.getByText(words.staff("webhooks.once"))).isVisible();
        assertThat(page.locator("manager-webhooks .card")).containsText("https://203.0.113.7/hooks");
        page.reload();
        assertThat(page.locator("manager-webhooks .card")).hasCount(1);
        assertThat(page.getByText(words.staff("webhooks.once"))).hasCount(0);
        page.locator("manager-webhooks .movable button").click();
        button(page, "accounts.sure", "https://203.0.113.7/hooks").click();
        assertThat(page.locator("manager-webhooks .card")).hasCount(0);
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void aHistoryIsCheckedFirstAndSaysWhatWouldBecomeOfItsRows() throws Exception {
        var page = tour.open(View.HISTORY, DESK);
        var picker = page.locator("manager-history input[name=file]");
        page.locator("manager-history input[name=mapping]")
                .setInputFiles(text(
                        "few.mapping",
                        "conversation = id\ncustomer = id\nentry = who ? bot=bot_first\n"
                                + "startedAt = at\nclosedAt = at\ntopic = topic\nchannel = topic\nlocale = topic"));
        var head = "id,who,at,topic\n";
        var rows = "old-1,bot,2026-08-03 11:40:00,en\nold-2,bot,2026-08-03 11:41:00,en\n";

        picker.setInputFiles(text("few.csv", head + rows + "old-3,nobody,2026-08-03 11:42:00,en\n"));
        button(page, "import.check").click();
        assertThat(page.locator("manager-history .problem li")).containsText("4");
        assertThat(page.locator("manager-history .problem li")).containsText("entry");
        picker.setInputFiles(text("few.csv", head + rows));
        button(page, "import.check").click();

        assertThat(page.locator("manager-history .told .parts dd")).hasText(new String[] {"2", "0", "0"});
        assertThat(page.locator("manager-history .told .known dt").first()).hasText("conversation");
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    private static FilePayload text(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFirstStepsOfANewHouseTellWhatIsDoneAndLeadToTheRest() throws Exception {
        var page = tour.open(View.FIRST_STEPS, DESK);

        assertThat(page.locator("manager-verdict .sentence")).hasText(words.staff("report.first"));
        assertThat(page.locator("manager-first .snippet")).containsText("/widget.js");
        page.getByText(words.staff("first.team")).click();
        assertThat(page.locator("manager-people .card").first()).isVisible();
        page.goBack();
        page.getByText(words.staff("first.ask")).click();
        assertThat(page.locator("evenhand-panel .suggestions")).isVisible();
        page.navigate(URI.create(page.url()).resolve("/agent").toString());
        assertThat(page.locator("agent-queue .nobody")).containsText(words.staff("queue.empty"));
        page.context().close();
    }

    private static FilePayload file(String title, String answer) {
        var article = new JsonObject()
                .put("id", "balloons")
                .put("locale", "en")
                .put("topic", "delivery")
                .put("title", title)
                .put("questions", new JsonArray().add("Do you deliver by hot air balloon?"))
                .put("answer", answer);
        var body = new JsonObject().put("articles", new JsonArray().add(article));
        return new FilePayload(
                "articles.json", "application/json", body.encode().getBytes(StandardCharsets.UTF_8));
    }

    private Locator button(Page page, String key, String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new GetByRoleOptions().setName(words.staff(key) + " " + name).setExact(true));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private Locator button(Page page, String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new GetByRoleOptions().setName(words.staff(key)).setExact(true));
    }
}
