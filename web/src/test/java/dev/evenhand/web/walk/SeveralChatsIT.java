package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent with more chats than one sees at once; each assertion is something the agent sees. */
@Tag("browser")
@ExtendWith(SharedStage.class)
class SeveralChatsIT {
    private static final String QUESTION = "Can my parrot have a birthday card?";

    private static Stage stage;
    private static Words words;

    @BeforeAll
    static void open(Stage shared) throws Exception {
        stage = shared;
        words = Words.of("en");
    }

    @Test
    void theListTellsWhatWasSaidLastThatAnAnswerIsOwedAndWhatIsUnread() throws Exception {
        var una = stage.inLine("Una Read", QUESTION);
        stage.waiting("Uli Other", QUESTION);
        var page = stage.console("ana", Stage.ANA, words);
        var console = new Console(page, words);
        console.take("Una Read");
        assertThat(console.reply()).isVisible();
        console.take("Uli Other");
        assertThat(page.locator("agent-conversation h2")).hasText("Uli Other");
        stage.says(una, "Is anybody there?");
        var chat = console.held("Una Read");
        assertThat(chat.locator(".count")).hasText("1");

        page.reload();
        assertThat(chat.locator(".count")).hasText("1");
        assertThat(chat).containsText("Is anybody there?");
        assertThat(chat.locator(".owed")).containsText(words.staff("chats.owed"));

        chat.click();
        assertThat(chat.locator(".count")).hasCount(0);
        console.reply().fill("Here I am");
        console.reply().press("Enter");
        assertThat(chat).containsText(words.staff("chats.me") + ": Here I am");
        assertThat(chat.locator(".owed")).hasCount(0);
    }

    @Test
    void aChatKeepsItsKeyWhenAnotherWhoWaitedLongerIsTaken() throws Exception {
        stage.waiting("Lou Longest", QUESTION);
        stage.waiting("Sho Rter", QUESTION);
        var page = stage.console("ben", Stage.BEN, words);
        var console = new Console(page, words);
        console.take("Sho Rter");
        assertThat(console.held("Sho Rter").locator("kbd")).hasText("1");

        console.take("Lou Longest");

        assertThat(console.held("Lou Longest").locator("kbd")).hasText("2");
        assertThat(console.held("Sho Rter").locator("kbd")).hasText("1");
    }

    @Test
    void whatIsStillWorkedOnStaysInSightHoweverLongTheLineIs() throws Exception {
        var page = stage.console("ana", Stage.ANA, words);
        stage.waiting("Wra Pup", QUESTION);
        for (int i = 0; i < 20; i++) {
            stage.waiting("Number " + i, QUESTION);
        }
        assertThat(new Console(page, words).ticket("Number 19")).hasCount(1);
        new Console(page, words).take("Wra Pup");
        assertThat(new Console(page, words).reply()).isVisible();

        page.getByRole(AriaRole.BUTTON, exactly("resolve")).click();
        page.getByRole(AriaRole.BUTTON, exactly("resolve.do")).click();

        assertThat(page.locator("agent-wrapup form"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        page.getByRole(AriaRole.BUTTON, exactly("wrapup.done")).click();
        assertThat(page.locator("agent-wrapup")).hasCount(0);
    }

    private static Page.GetByRoleOptions exactly(String key) {
        return new Page.GetByRoleOptions().setName(words.staff(key)).setExact(true);
    }
}
