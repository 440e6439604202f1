package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The manager's ways through the demo; each assertion is something the manager sees. */
@Tag("browser")
@ExtendWith(SharedDemo.class)
class ManagerIT {
    private static final Look DESK = Look.onADesk("en", ColorScheme.LIGHT);
    private static final int LONGEST_WAY = 80;
    private static final int MOST_ROWS = 200;

    private final DemoTour tour;
    private final Words words;

    ManagerIT(DemoTour tour) throws Exception {
        this.tour = tour;
        this.words = Words.of("en");
    }

    @AfterEach
    void nothingWasComplainedOf() {
        Assertions.assertThat(tour.complaints()).isEmpty();
    }

    @Test
    void theVerdictLeadsToATopicToItsConversationsAndToATranscript() throws Exception {
        tour.isAskedAndAnswered("How long does delivery take?");
        var page = tour.open(View.REPORT, DESK);
        assertThat(page.locator("manager-verdict .sentence"))
                .containsText("the raw figures point the other way, because the two sides were not asked the same");
        assertThat(page.locator("manager-comparison .flip")).isVisible();

        button(page, "mode.raw").click();
        assertThat(page.getByText(words.staff("mode.raw.explain"))).isVisible();
        page.locator("manager-topics").getByText("Delivery", exactly()).click();
        assertThat(page.locator("manager-filters").getByLabel(words.staff("filter.topic")))
                .hasValue("delivery");
        page.locator("manager-comparison .n").first().click();
        page.locator("manager-conversations tbody button").first().click();

        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("How long does delivery take?");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("working days");
        page.keyboard().press("Escape");
        assertThat(page.locator("manager-conversations tbody button").first()).isFocused();
        page.context().close();
    }

    @Test
    void theBrowsersBackLeadsOutOfATranscriptAndUndoesAFilter() throws Exception {
        var page = tour.open(View.TRANSCRIPT, DESK);
        assertThat(page).hasTitle(words.staff("view.conversations") + " · Evenhand");
        var topic = page.locator("manager-filters").getByLabel(words.staff("filter.topic"));
        page.keyboard().press("Escape");
        assertThat(page.locator(".drawer")).hasCount(0);
        topic.selectOption("delivery");
        page.locator("manager-conversations [data-talk^='c-']").first().click();
        assertThat(page.locator(".drawer .said").first()).isVisible();

        page.goBack();
        assertThat(page.locator(".drawer")).hasCount(0);
        assertThat(topic).hasValue("delivery");
        page.goBack();
        assertThat(topic).hasValue("");
        page.context().close();
    }

    @Test
    void theFiguresAreThoseOfTheVerdictUntilAnotherWayToCompareIsChosen() throws Exception {
        var page = tour.open(View.REPORT, DESK);
        var chosen = page.locator("manager-comparison .segments [aria-pressed=true]");
        assertThat(page.locator("manager-verdict .sentence + p")).isVisible();
        // Whether the experiment by lot has settled anything hangs on the day on which the made-up history ends.
        var mode = chosen.innerText();
        var other = mode.equals(words.staff("mode.randomised")) ? "mode.likeForLike" : "mode.randomised";
        assertThat(page.locator("manager-verdict .sentence + p")).containsText(mode);

        button(page, other).click();
        page.reload();

        assertThat(chosen).hasText(words.staff(other));
        assertThat(page.locator("manager-comparison .explain")).containsText("another way to compare: " + mode);
        page.context().close();
    }

    @Test
    void anAddressThatNamesWhatThereIsNotShowsTheUsualAndSaysSo() throws Exception {
        var page = tour.open(View.REPORT, DESK);

        page.navigate(page.url().replaceFirst("/manager.*", "/manager?window=P3D&tz=Mars/Phobos&view=nowhere"));

        assertThat(page.locator("manager-verdict .sentence")).isVisible();
        assertThat(page.locator("manager-filters .strange")).containsText("window=P3D, tz=Mars/Phobos, view=nowhere");
        assertThat(page.locator("manager-filters").getByLabel(words.staff("filter.window")))
                .hasValue("P7D");
        page.context().close();
    }

    @Test
    void eachNumberShowsHowItWasMade() throws Exception {
        var page = tour.open(View.REPORT, DESK);

        page.locator("manager-comparison tr.csat .made").click();

        assertThat(page.locator("manager-made h2")).hasText(words.staff("metric.csat"));
        assertThat(page.locator("manager-made")
                        .getByText(words.staff("made.classes"))
                        .first())
                .isVisible();
        assertThat(page).hasURL(Pattern.compile(".*view=made&figure=csat.*|.*figure=csat&view=made.*"));
        page.context().close();
    }

    @Test
    void anAgentsFigureLeadsToItsOwnWorkingAndIsTheSameThere() throws Exception {
        var page = tour.open(View.REPORT, DESK);
        var figure = page.locator("manager-breakdown .part")
                .filter(new Locator.FilterOptions().setHasText(words.staff("table.agents")))
                .locator("tbody tr td a.n")
                .first();
        var shown = figure.textContent();

        figure.press("Enter");

        assertThat(page.locator("manager-made .tag")).containsText("Agent: ");
        assertThat(page.locator("manager-made h4").first()).containsText(shown);
        page.context().close();
    }

    @Test
    void theTableBehindAChartLeadsToTheConversationsBehindItsNumbers() throws Exception {
        var page = tour.open(View.TIME, DESK);
        var flow = page.locator("manager-chart").nth(1);
        flow.locator("summary").click();

        flow.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Confirmed"))
                .first()
                .press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*of=confirmed.*view=conversations.*"));
        assertThat(page.locator("manager-conversations .tag").first()).containsText("On the way: Confirmed");
        assertThat(page.locator("manager-conversations tbody tr").first()).containsText("Confirmed");
        page.context().close();
    }

    /** Also a station that no other filter tells: as many rows as it counts. */
    @Test
    void everyStationOfTheWayLeadsToTheConversationsItCounts() throws Exception {
        var page = tour.open(View.TIME, DESK);
        var flow = page.locator("manager-chart").nth(1);
        flow.locator("summary").click();
        var station = flow.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(words.staff("station.accepted")))
                .first();
        var counted = station.locator("td").last().textContent().strip();

        station.locator("a").first().press("Enter");

        assertThat(page.locator("manager-conversations .tag").first())
                .containsText("On the way: " + words.staff("station.accepted"));
        assertThat(page.locator("manager-conversations tbody tr"))
                .hasCount(Math.min(MOST_ROWS, Integer.parseInt(counted.replace(",", ""))));
        page.context().close();
    }

    @Test
    void questionsCustomersAskedAreDrawnLabelledAndShowWhatToCountOn() throws Exception {
        tour.isAskedAndAnswered("How long does delivery take?");
        var page = tour.open(View.QUALITY, DESK);
        page.route("**/api/v1/bot/policy", ManagerIT::keptToItself);

        button(page, "draw.do").click();
        var asked = page.locator("manager-draw li")
                .filter(new Locator.FilterOptions().setHasText("How long does delivery take?"))
                .first();
        asked.locator("select").selectOption(words.staff("draw.none"));
        assertThat(page.locator("manager-quality textarea")).hasValue("\"How long does delivery take?\", none\n");
        button(page, "quality.do").click();

        assertThat(page.locator("manager-quality .counted")).containsText("No article answers 100% of these questions");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Count on 80%"))
                .click();
        assertThat(page.locator("manager-quality .counted")).containsText("The bot counts on 80%.");
        page.context().close();
    }

    /** The demo is shared: what is changed of its policy stays on the page. */
    private static void keptToItself(Route route) {
        if (route.request().method().equals("PUT")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"policy\":" + route.request().postData() + "}"));
        } else {
            route.resume();
        }
    }

    @Test
    void versionsTellWhatTheSilentWouldHaveSaid() throws Exception {
        var page = tour.open(View.EXPERIMENTS, DESK);
        assertThat(page.locator("manager-versions tbody")).containsText("weighted ");
        page.context().close();
    }

    @Test
    void aStepOfTheWayLeadsToItsOwnWorkingWithTheSameNumber() throws Exception {
        var page = tour.open(View.TIME, DESK);
        var flow = page.locator("manager-chart").nth(1);
        flow.locator("summary").click();
        var step = flow.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(words.staff("station.handed_off")))
                .filter(new Locator.FilterOptions().setHasText(words.staff("station.accepted")))
                .locator("a");
        var shown = step.textContent();

        step.press("Enter");

        assertThat(page.locator("manager-made .tag")).containsText("Handed off → Taken by a person");
        assertThat(page.locator("manager-made h4").first()).containsText(shown);
        page.context().close();
    }

    @Test
    void onAPhoneAndInAnotherLanguageItIsTheSameReport() throws Exception {
        var chinese = Words.of("zh");
        var page = tour.open(View.REPORT, Look.onAPhone("en", ColorScheme.DARK));
        page.locator("manager-topics").getByText("Delivery", exactly()).click();
        page.locator("manager-verdict .sentence").waitFor();

        page.locator("eh-topbar summary").click();
        page.getByText("中文").click();

        assertThat(page.getByText(chinese.staff("mode.raw")).first()).isVisible();
        assertThat(page.locator("manager-filters").getByLabel(chinese.staff("filter.topic")))
                .hasValue("delivery");
        assertThat(page.locator("manager-verdict .sentence")).containsText(Pattern.compile("[\\u4e00-\\u9fff]"));
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        page.getByRole(AriaRole.LINK, named(chinese.staff("view.conversations")).setExact(true))
                .click();
        page.locator("manager-conversations tbody button").first().click();
        assertThat(page.locator(".drawer")).isFocused();
        page.context().close();
    }

    /** And the article is what it was before, since others look at it too. */
    @Test
    void anEditedArticleIsAnsweredFromAtOnce() throws Exception {
        var page = tour.open(View.KNOWLEDGE, DESK);
        page.locator("manager-shelf .articles")
                .getByText("Delivery time", exactly())
                .click();
        var answer = answerOf(page);
        var before = answer.inputValue();

        answer.fill(before + " Or by balloon.");
        button(page, "article.save").click();
        assertThat(page.getByText(words.staff("article.saved"))).isVisible();
        button(page, "close").click();
        page.locator("manager-try input[name=text]").fill("How long does delivery take?");

        assertThat(page.locator("manager-try .answer")).containsText("Or by balloon.");
        page.locator("manager-try .candidates button").first().click();
        answerOf(page).fill(before);
        button(page, "article.save").click();
        assertThat(page.getByText(words.staff("article.saved"))).isVisible();
        page.context().close();
    }

    @Test
    void aQuestionThatNothingAnswersIsAddedToAnArticleThatIsThere() throws Exception {
        var question = "Can my parrot sing at a birthday";
        tour.isAskedInVain(question);
        var page = tour.open(View.GAPS, DESK);
        var asked = page.locator("manager-gaps .asked").filter(new Locator.FilterOptions().setHasText(question));
        page.waitForCondition(() -> {
            page.reload();
            page.locator("manager-gaps section").first().waitFor();
            return asked.count() > 0;
        });

        asked.getByText(words.staff("gaps.add")).click();
        asked.getByLabel(words.staff("gaps.which")).selectOption("delivery-time");
        asked.getByText(words.staff("gaps.open")).click();

        assertThat(page.locator("manager-article textarea[name=questions]"))
                .hasValue(Pattern.compile("^" + question + "\n"));
        assertThat(page.getByText(words.staff("article.begun"))).isVisible();
        page.context().close();
    }

    @Test
    void whoIsAtTheDoorBeforeThePageKnowsThatThisIsADemoIsLetInWithOneClick() throws Exception {
        var page = tour.signedOut(DESK, "/signin");
        var asked = new AtomicReference<Route>();
        page.route("**/api/v1/demo", asked::set);
        page.navigate(URI.create(page.url()).resolve("/").toString());
        page.getByText(words.staff("landing.manager")).click();
        page.waitForCondition(() -> asked.get() != null);

        asked.get().resume();

        assertThat(page.locator("manager-comparison table")).isVisible();
        page.context().close();
    }

    @Test
    void theKeyboardAloneLeadsFromSigningInToAConversation() throws Exception {
        tour.isAskedAndAnswered("What does delivery cost?");
        var page = tour.signedOut(DESK, "/signin?next=/manager");
        page.getByLabel(words.staff("signin.name")).focus();
        page.keyboard().type("mia");
        page.keyboard().press("Tab");
        page.keyboard().type("demo-manager-mia");
        page.keyboard().press("Enter");
        page.locator("manager-comparison table").waitFor();

        tabTo(
                page,
                page.getByRole(
                        AriaRole.LINK, named(words.staff("view.conversations")).setExact(true)));
        page.keyboard().press("Enter");
        var row = page.locator("manager-conversations tbody button").first();
        row.waitFor();
        tabTo(page, row);
        page.keyboard().press("Enter");
        assertThat(page.locator(".drawer")).isFocused();
        page.keyboard().press("Escape");

        assertThat(page.locator(".drawer")).isHidden();
        page.context().close();
    }

    @Test
    void everyMenuShutsOnEscapeAndWhenOneMovesOn() throws Exception {
        var page = tour.open(View.KNOWLEDGE, DESK);
        var menus = page.locator("details.drop > summary").all();
        assertThat(page.locator("details.drop")).hasCount(3);
        for (var menu : menus) {
            menu.click();
            assertThat(page.locator("details.drop[open]")).hasCount(1);
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            assertThat(page.locator("details.drop[open]")).hasCount(0);
            assertThat(menu).isFocused();

            menu.click();
            page.locator("#shelf-title").click();
            assertThat(page.locator("details.drop[open]")).hasCount(0);
        }
        page.context().close();
    }

    private Locator answerOf(Page page) {
        return page.getByRole(
                AriaRole.TEXTBOX, named(words.staff("article.answer")).setExact(true));
    }

    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < LONGEST_WAY; i++) {
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not lead to " + target);
    }

    private Locator button(Page page, String key) {
        return page.getByRole(AriaRole.BUTTON, named(words.staff(key)).setExact(true));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }
}
