package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole thread in three browsers: the customer, the agent, the manager; each assertion is something a person sees. */
@Tag("browser")
class ThreadIT {
    @TempDir
    Path directory;

    private final List<String> complaints = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "en, How long does delivery take?, working days, Can my parrot have a birthday card?, I have looked into it.",
        "zh, 一般几天能送到？, 天, 我家鹦鹉能收到生日卡吗？, 我帮您看过了。"
    })
    void aSentenceGoesFromTheCustomerToTheReport(
            String locale, String known, String answer, String unknown, String reply) throws Exception {
        var words = Words.of(locale);
        var data = Files.createDirectories(directory.resolve(locale));
        try (var evenhand = EvenhandProcess.start(data, "serve");
                var playwright = Browsers.playwright();
                var browser = Browsers.launch(playwright)) {
            var agent = signedIn(browser, words, evenhand.address() + "/signin?next=/agent");
            askHowEasyItWas(agent, words, evenhand.address());
            goOnDuty(agent, words);
            var customer = page(browser, words, evenhand.address() + "/chat");
            say(customer, words, known);
            assertThat(customer.getByRole(AriaRole.LOG)).containsText(answer);

            say(customer, words, unknown);
            askForAPerson(customer, words);
            assertThat(customer.getByText(words.customerOne("queue.place"))).isVisible();

            agent.getByRole(AriaRole.BUTTON, exactly(words.staff("queue.next"))).click();
            assertThat(agent.getByRole(AriaRole.MAIN)).containsText(known);
            assertThat(agent.getByRole(AriaRole.MAIN)).containsText(answer);
            assertThat(agent.getByLabel(words.staff("brief"))).isVisible();

            write(agent, words, reply);
            assertThat(customer.getByRole(AriaRole.LOG)).containsText(reply);
            say(customer, words, "OK 👍");
            assertThat(agent.getByRole(AriaRole.MAIN)).containsText("OK 👍");

            resolve(agent, words);
            rate(customer, words);
            report(browser, words, evenhand.address());
        }
        assertThat(complaints).isEmpty();
    }

    private Page page(Browser browser, Words words, String address) {
        var context = browser.newContext(
                new NewContextOptions().setLocale(words.locale().equals("zh") ? "zh-CN" : "en-GB"));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("/api/v1/demo")
                    && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    private static void say(Page customer, Words words, String text) {
        var box = customer.getByRole(AriaRole.TEXTBOX, named(words.customer("label")));
        box.fill(text);
        box.press("Enter");
        assertThat(customer.getByRole(AriaRole.LOG)).containsText(text);
    }

    /** Unless the bot, not knowing, has already called one. */
    private static void askForAPerson(Page customer, Words words) {
        var person = customer.getByRole(AriaRole.BUTTON, named(words.customer("person")));
        var queued = customer.getByText(words.customerOne("queue.place"));
        person.or(queued).first().waitFor();
        if (person.isVisible()) {
            person.click();
        }
    }

    private Page signedIn(Browser browser, Words words, String address) {
        var page = page(browser, words, address);
        page.getByLabel(words.staff("signin.name")).fill("admin");
        page.getByLabel(words.staff("signin.password")).fill("correct horse battery");
        page.getByRole(AriaRole.BUTTON, named(words.staff("signin.do"))).click();
        return page;
    }

    /** In the survey of everybody, from now on. */
    private static void askHowEasyItWas(Page page, Words words, String address) {
        page.waitForURL(address + "/agent**");
        page.navigate(address + "/manager?view=settings&section=chat");
        page.getByLabel(words.staff("settings.survey")).selectOption("effort");
        page.getByRole(AriaRole.BUTTON, exactly(words.staff("article.save"))).click();
        assertThat(page.getByText(words.staff("settings.saved"))).isVisible();
        page.navigate(address + "/agent");
    }

    private static void goOnDuty(Page agent, Words words) {
        var go = agent.getByRole(AriaRole.BUTTON, named(words.staff("presence.go")));
        go.click();
        assertThat(go).isHidden();
    }

    private static void write(Page agent, Words words, String text) {
        var box = agent.getByLabel(words.staff("composer.reply.label"));
        box.fill(text);
        box.press("Enter");
    }

    private static void resolve(Page agent, Words words) {
        agent.getByRole(AriaRole.BUTTON, exactly(words.staff("resolve"))).click();
        agent.getByRole(AriaRole.BUTTON, named(words.staff("resolve.do"))).click();
    }

    private static void rate(Page customer, Words words) {
        var survey = customer.getByRole(AriaRole.FORM, named(words.customer("survey.title")));
        survey.locator(".csat label").nth(4).click();
        survey.locator(".resolved label").nth(0).click();
        survey.locator(".ces label").nth(5).click();
        survey.getByRole(AriaRole.BUTTON).click();
        assertThat(customer.getByText(words.customer("survey.thanks"))).isVisible();
    }

    /** Within two seconds of the rating, without a reload after the page is open. */
    private void report(Browser browser, Words words, String address) {
        var manager = signedIn(browser, words, address + "/signin?next=/manager");
        manager.waitForURL(address + "/manager**");
        manager.navigate(address + "/manager?view=conversations&window=PT24H");
        var rows = manager.getByRole(AriaRole.MAIN);
        assertThat(rows.locator("tbody tr").filter(new FilterOptions().setHasText(words.staff("entry.bot_first"))))
                .hasCount(1);
        assertThat(rows).containsText(words.staff("outcome.confirmed"), new ContainsTextOptions().setTimeout(2_000));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static GetByRoleOptions exactly(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
