package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server stops under everybody's hands and is started again: nobody has to do anything, and nothing is lost or doubled. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class PowerCutIT {
    private static final Look DESK = Look.onADesk("en", ColorScheme.LIGHT);

    private final Stage stage;
    private final Words words;
    private Page customer;
    private Page agent;
    private List<Page> managers;

    PowerCutIT(Stage stage) throws Exception {
        this.stage = stage;
        this.words = Words.of("en");
    }

    @BeforeEach
    void everybodyIsThere() throws Exception {
        customer = stage.page(stage.person(DESK), "/shop");
        customer.locator("evenhand-chat button").first().click();
        says("How long does delivery take?");
        assertThat(customer.getByRole(AriaRole.LOG)).containsText("working days");
        stage.waiting("Pow Ercut", "Where is my lamp?");
        agent = stage.console("ana", Stage.ANA, words);
        agent.locator("agent-queue .ticket:has-text('Pow Ercut') .open").click();
        agent.locator(".notmine .btn").click();
        assertThat(reply()).isVisible();
        var mia = stage.staff("mia", Stage.MIA, DESK);
        managers = List.of(conversations(stage.page(mia, place())), conversations(stage.page(mia, place())));
    }

    @Test
    void aServerThatStopsAndStartsAgainLosesNothingForAnybody() throws Exception {
        var newest = latest(managers.get(0)).getAttribute("data-talk");
        stage.expectTrouble(true);

        stage.cut(this::everybodySeesIt);
        var since = stage.asksAndLeaves("How long does delivery take?");

        assertThat(customer.getByText(words.customer("offline"))).isHidden();
        assertThat(customer.getByText(words.customer("state.waiting"))).isHidden();
        assertThat(customer.locator(".said.customer")).hasCount(2);
        assertThat(agent.locator(".said.agent:not(.pending)")).hasText(Pattern.compile("Answered in the dark"));
        for (var page : managers) {
            assertThat(page.locator(".linestate")).hasCount(0);
            assertThat(page.locator("[data-talk='" + since + "']")).isVisible();
            assertThat(page.locator("[data-talk='" + newest + "']")).isVisible();
        }
        stage.expectTrouble(false);
    }

    private void everybodySeesIt() {
        assertThat(customer.getByText(words.customer("offline"))).isVisible();
        says("Written while you were away");
        assertThat(customer.getByText(words.customer("state.waiting"))).isVisible();
        reply().fill("Answered in the dark");
        reply().press("Enter");
        assertThat(agent.getByText(words.staff("state.waiting"))).isVisible();
        for (var page : managers) {
            assertThat(page.locator(".linestate")).hasText(words.staff("line.down"));
            assertThat(latest(page)).isVisible();
        }
    }

    private void says(String text) {
        var box = customer.getByLabel(words.customer("label"));
        box.fill(text);
        box.press("Enter");
    }

    private Locator reply() {
        return agent.getByLabel(words.staff("composer.reply.label"));
    }

    private static String place() {
        return "/manager?view=conversations&range=7";
    }

    private static Page conversations(Page page) {
        latest(page).waitFor();
        return page;
    }

    private static Locator latest(Page page) {
        return page.locator("manager-conversations [data-talk]").first();
    }
}
