package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our elements among the browser's own: they come and go without doing anything, and hide no member that others call on every element. */
@Tag("browser")
@ExtendWith(SharedDemo.class)
class ElementsIT {
    private static final Path SCREENS = Path.of("src/main/resources/webroot");
    private static final List<View> PAGES =
            List.of(View.LANDING, View.SIGNIN, View.STYLEGUIDE, View.QUIET_DESK, View.ACCOUNTS);
    private static final List<String> CHANGING = List.of("PUT", "PATCH", "DELETE");
    private static final String KEEP_DEFINED = "window.defined = [];"
            + " const define = customElements.define.bind(customElements);"
            + " customElements.define = (name, made) => { defined.push([name, made]); define(name, made); };";
    /** To focus is passed on to the field within, and is meant. */
    private static final String HIDDEN_MEMBERS = "async (files) => {"
            + " await customElements.whenDefined(document.body.firstElementChild.localName);"
            + " for (const file of files) await import('/assets/' + file);"
            + " const { LitElement } = await import('lit');"
            + " const hides = (member) => member in HTMLElement.prototype && !['constructor', 'focus'].includes(member);"
            + " const own = (type) => [LitElement, HTMLElement].includes(type) ? []"
            + "   : [...Object.getOwnPropertyNames(type.prototype), ...own(Object.getPrototypeOf(type))];"
            + " return defined.flatMap(([name, type]) => own(type).filter(hides).map((member) => name + '.' + member)); }";

    /** What a customer is told of, in this order, and which answers stand in the place of another then. */
    private static final String CORRECTED = "async (withdrawn) => {"
            + " const { Conversation } = await import('/assets/widget/conversation.js');"
            + " const talk = new Conversation({ base: 'https://nowhere.example', locale: 'en' });"
            + " talk.hear({ type: 'opened', entry: 'bot_first' }, '1-0');"
            + " talk.hear({ type: 'customer_said', clientMessageId: 'a', text: 'how long?', turn: 1 }, '2-0');"
            + " talk.hear({ type: 'answer_piece', turn: 1, text: 'For free.' });"
            + " if (withdrawn) talk.hear({ type: 'answer_withdrawn', turn: 1 });"
            + " talk.hear({ type: 'bot_answered', turn: 1, text: 'In 3 days.' }, '3-0');"
            + " return talk.store.state.corrected; }";

    private final DemoTour tour;

    ElementsIT(DemoTour tour) {
        this.tour = tour;
    }

    @Test
    void eachSectionOfTheSettingsTakesThePlaceOfTheOneBeforeAndChangesNothing() throws Exception {
        var changes = new ArrayList<String>();
        var page = tour.open(View.ACCOUNTS, Look.onADesk("en", ColorScheme.LIGHT));
        page.onRequest(request -> {
            if (CHANGING.contains(request.method())) {
                changes.add(request.method() + " " + request.url());
            }
        });
        var sections = page.locator(".settings .sections a");

        for (int i = 0; i < sections.count(); i++) {
            sections.nth(i).click();
            assertThat(sections.nth(i)).hasAttribute("aria-current", "page");
            assertThat(page.locator(".settings > .section > *")).hasCount(1);
            page.locator(".settings > .section h2").first().waitFor();
        }

        Assertions.assertThat(changes).isEmpty();
        Assertions.assertThat(tour.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void whatIsBetterOrOnItsWayBackDoesNotCountAmongTheFiguresThatDrift() throws Exception {
        var page = tour.open(View.ALERTS, Look.onADesk("en", ColorScheme.LIGHT));

        var told = page.evaluate("import('/assets/manager/levels.js').then(({ overallOf }) => ["
                + "overallOf(['yellow', 'green', 'yellow'], 'red'), overallOf(['yellow', 'settling', 'better'], 'red'),"
                + "overallOf(['settling', 'better'], 'red'), overallOf(['better', 'better'], 'red'),"
                + "overallOf(['red', 'settling'], 'red'), overallOf(['green', 'learning'], 'green')])");

        Assertions.assertThat(told).isEqualTo(List.of("several", "yellow", "settling", "better", "red", "green"));
        page.context().close();
    }

    @Test
    void untilItsScriptHasComeAPageShowsThatThereIsOne() throws Exception {
        var page = tour.open(View.REPORT, Look.onADesk("en", ColorScheme.LIGHT));
        var script = new ArrayList<Route>();
        page.route("**/manager/manager-page.js*", script::add);

        page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));

        page.waitForFunction(
                "() => getComputedStyle(document.querySelector('manager-page'), '::after').content === '\"\"'");
        page.waitForCondition(() -> !script.isEmpty());
        script.get(0).resume();
        assertThat(page.locator("manager-verdict .sentence")).isVisible();
        page.context().close();
    }

    /** The two come within a moment; without a mark, words would change under the customer's eyes. */
    @Test
    void anAnswerInThePlaceOfOneThatWasTakenBackSaysSo() throws Exception {
        var page = tour.open(View.LANDING, Look.onADesk("en", ColorScheme.LIGHT));
        Assertions.assertThat(page.evaluate(CORRECTED, true)).isEqualTo(List.of("3-0"));
        Assertions.assertThat(page.evaluate(CORRECTED, false)).isEqualTo(List.of());
        page.context().close();
    }

    @Test
    void noElementHidesAMemberThatEveryElementHas() throws Exception {
        for (var view : PAGES) {
            var page = tour.open(view, Look.onADesk("en", ColorScheme.LIGHT));
            page.addInitScript(KEEP_DEFINED);
            page.reload();

            Assertions.assertThat(page.evaluate(HIDDEN_MEMBERS, parts()))
                    .as(view.title())
                    .isEqualTo(List.of());
            page.context().close();
        }
    }

    /** The scripts that define one, but for those of whole pages, which begin at once and are opened instead. */
    private static List<String> parts() throws IOException {
        try (Stream<Path> all = Files.walk(SCREENS)) {
            var found = new ArrayList<String>();
            for (var one : all.filter(path ->
                            path.toString().endsWith(".js") && !path.toString().endsWith("-page.js"))
                    .sorted()
                    .toList()) {
                if (Files.readString(one).contains("customElements.define(")) {
                    found.add(SCREENS.relativize(one).toString());
                }
            }
            return found;
        }
    }
}
