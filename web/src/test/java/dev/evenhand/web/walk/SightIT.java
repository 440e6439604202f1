package dev.evenhand.web.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages on paper, in colours the user forces on them, and from right to left. */
@Tag("browser")
@ExtendWith(SharedDemo.class)
class SightIT {
    private final DemoTour tour;
    private final Words words;

    SightIT(DemoTour tour) throws Exception {
        this.tour = tour;
        this.words = Words.of("en");
    }

    @Test
    void onPaperTheReportIsLightTellsWhatItIsAboutAndHasNothingToPress() throws Exception {
        var page = tour.open(View.REPORT, Look.onADesk("en", ColorScheme.DARK));

        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".printhead")).containsText(words.staff("range.90"));
        assertThat(page.locator(".printhead")).containsText("/manager");
        assertThat(page.locator("manager-verdict .sentence")).isVisible();
        assertThat(page.locator(".filters, .subbar, .topbar, .made").first()).isHidden();
        assertThat(page.locator(".comparison .segments button:visible")).hasCount(1);
        assertThat(page.locator("html")).hasCSS("color-scheme", "light");
        Assertions.assertThat(page.pdf()).hasSizeGreaterThan(10_000);
        page.context().close();
    }

    @Test
    void inForcedColoursTheReportStillShowsWhatIsChosenAndWhoIsWho() throws Exception {
        var page = forced(View.REPORT);

        var chosen = page.locator(".comparison .segments [aria-pressed=true]");
        var other = page.locator(".comparison .segments [aria-pressed=false]").first();
        Assertions.assertThat(css(chosen, "backgroundColor")).isNotEqualTo(css(other, "backgroundColor"));
        var current = page.locator(".views [aria-current]");
        var elsewhere = page.locator(".views a:not([aria-current])").first();
        Assertions.assertThat(css(current, "borderBottomColor")).isNotEqualTo(css(elsewhere, "borderBottomColor"));
        var bot = page.locator(".comparison .plot.bot .dot-mark").first();
        Assertions.assertThat(css(bot, "fill")).isNotEqualTo(css(page.locator("body"), "backgroundColor"));
        page.context().close();
    }

    @Test
    void inForcedColoursTheConsoleStillShowsWhichTicketIsOpenAndWhatItsButtonsSay() throws Exception {
        var page = forced(View.TICKET);

        assertThat(page.locator(".ticket.selected .open")).hasCSS("outline-style", "solid");
        var take = page.locator(".notmine .btn");
        Assertions.assertThat(css(take, "color")).isNotEqualTo(css(take, "backgroundColor"));
        assertThat(take).hasCSS("forced-color-adjust", "none");
        page.context().close();
    }

    /** No language of ours is written so yet; a page that would burst is found all the same. */
    @Test
    void fromRightToLeftNothingIsWiderThanThePhone() throws Exception {
        for (var view : new View[] {View.CONSOLE, View.REPORT, View.KNOWLEDGE, View.TEAM}) {
            var page = tour.open(view, Look.onAPhone("en", ColorScheme.LIGHT));
            page.evaluate("document.documentElement.dir = 'rtl'");
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"))
                    .as(view.title())
                    .isEqualTo(true);
            page.context().close();
        }
    }

    private Page forced(View view) throws Exception {
        var page = tour.open(view, Look.onADesk("en", ColorScheme.LIGHT));
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        return page;
    }

    /** An element that was redrawn between being found and being asked has no style any more; then it is asked again. */
    private static String css(Locator one, String property) {
        var seen = new StringBuilder();
        one.page().waitForCondition(() -> {
            seen.append(one.evaluate("(node, property) => getComputedStyle(node)[property]", property));
            return !seen.isEmpty();
        });
        return seen.toString();
    }
}
