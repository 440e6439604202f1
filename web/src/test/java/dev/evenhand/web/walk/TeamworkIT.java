package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who looks after others' chats, and chats that are offered rather than taken; each assertion is something staff see. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class TeamworkIT {
    private static final String QUESTION = "Can my parrot have a birthday card?";

    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
        stage.emptyDesk();
    }

    @AfterEach
    void everybodyTakesChatsThemselvesAgain() throws Exception {
        stage.routes("manual");
        stage.emptyDesk();
        stage.clear();
    }

    private static Page managersConsole() {
        return stage.page(stage.staff("mia", Stage.MIA, Look.onADesk("en", ColorScheme.LIGHT)), "/agent");
    }

    private static void press(Page page, String key) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(words.staff(key)).setExact(true))
                .last()
                .click();
    }

    @Test
    void aManagerTakesAChatOverAnswersAndGoesWithTheLastOfThem() throws Exception {
        stage.waiting("Tay Kover", QUESTION);
        var ana = stage.console("ana", Stage.ANA, words);
        new Console(ana, words).take("Tay Kover");
        var mia = managersConsole();
        mia.locator("agent-chats button", new Page.LocatorOptions().setHasText("Tay Kover"))
                .click();
        assertThat(mia.locator("agent-whisper")).isVisible();

        press(mia, "take-over");
        press(mia, "take-over.do");
        assertThat(mia.locator("dialog[open]")).hasCount(0);

        var reply = new Console(mia, words).reply();
        reply.fill("Mia here. It may.");
        reply.press("Enter");
        assertThat(mia.locator(".said.agent:not(.pending)")).containsText("Mia here. It may.");
        assertThat(ana.getByRole(AriaRole.LOG)).containsText("Mia took over");
        assertThat(ana.getByText(words.staff("other.note"))).isVisible();
        press(mia, "resolve");
        press(mia, "resolve.do");
        press(mia, "wrapup.done");
        assertThat(mia.locator("agent-wrapup")).hasCount(0);
        mia.waitForCondition(() -> !stage.isThere("Mia"));
    }

    @Test
    void aChatIsOfferedByNameAndGoesToTheNextPersonWhoAccepts() throws Exception {
        stage.routes("longest_idle");
        var ana = stage.console("ana", Stage.ANA, words);
        stage.waiting("Otto Ferr", QUESTION);
        assertThat(ana.locator("agent-offers")).containsText("Otto Ferr");
        assertThat(ana.locator("agent-queue")).containsText("Offered to Ana");
        var ben = stage.console("ben", Stage.BEN, words);

        press(ana, "offer.decline");

        assertThat(ben.locator("agent-offers")).containsText("Otto Ferr");
        assertThat(ana.locator("agent-queue")).containsText("Offered to Ben");
        ben.keyboard().press("a");
        assertThat(new Console(ben, words).reply()).isVisible();
        assertThat(ana.locator("agent-queue")).not().containsText("Otto Ferr");
    }
}
