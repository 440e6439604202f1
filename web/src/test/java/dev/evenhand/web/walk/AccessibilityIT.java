package dev.evenhand.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the demo, as it is when somebody uses it, gives axe nothing to find and the console nothing to say. */
@Tag("browser")
@ExtendWith(SharedDemo.class)
class AccessibilityIT {
    /** Views that show all elements there are; what else there are pictures of are states of these. */
    private static final Set<View> ALL_ELEMENTS = EnumSet.of(
            View.LANDING,
            View.SIGNIN,
            View.DOCS,
            View.STYLEGUIDE,
            View.WIDGET,
            View.ANSWER,
            View.LEAVE,
            View.RATING,
            View.CONSOLE,
            View.RESOLVE,
            View.SUPERVISOR,
            View.REPORT,
            View.WORKING,
            View.TIME,
            View.CONVERSATIONS,
            View.TRANSCRIPT,
            View.ALERTS,
            View.AUDIT,
            View.EXPERIMENTS,
            View.TRIAL,
            View.ARTICLE,
            View.IMPORT,
            View.GAPS,
            View.QUALITY,
            View.POLICY,
            View.CHANGES,
            View.TEAM,
            View.PEOPLE,
            View.HOUSE,
            View.THRESHOLDS,
            View.HISTORY,
            View.EMBED,
            View.REPLIES,
            View.WEBHOOKS,
            View.ACCOUNTS,
            View.ACTIVITY,
            View.FIRST_STEPS);

    /** The rules that colours and widths have a say in; the rest was asked already. */
    private static final List<String> OF_LOOKS = List.of(
            "color-contrast",
            "link-in-text-block",
            "target-size",
            "scrollable-region-focusable",
            "empty-heading",
            "page-has-heading-one");

    private static final int NARROWEST = 320;

    /** Of what there is to see, in CSS pixels, once charts have taken their new size. */
    private static final String DRAWN_WIDTH = "() => new Promise(done => requestAnimationFrame(() =>"
            + " requestAnimationFrame(() => done(document.documentElement.scrollWidth))))";

    private final DemoTour tour;

    AccessibilityIT(DemoTour tour) {
        this.tour = tour;
    }

    /** The languages in turn. */
    static Stream<Arguments> views() {
        var all = List.copyOf(ALL_ELEMENTS);
        return IntStream.range(0, all.size()).mapToObj(i -> Arguments.of(all.get(i), i % 2 == 0 ? "en" : "zh"));
    }

    /** Opened once; then it gets dark and the screen small, down to the width of WCAG 2.2, 1.4.10. */
    @ParameterizedTest
    @MethodSource("views")
    void nobodyIsShutOut(View view, String language) throws Exception {
        var page = tour.open(view, Look.onADesk(language, ColorScheme.LIGHT));
        var complaints = tour.complaints(); // before axe, whose own probes the page's policy refuses

        var inTheLight = violations(allRules(page, view));
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        var inTheDark = violations(axe(page).withRules(OF_LOOKS));
        page.setViewportSize(NARROWEST, 844);
        var width = page.evaluate(DRAWN_WIDTH);

        page.context().close();
        assertThat(inTheLight).isEmpty();
        assertThat(inTheDark).isEmpty();
        assertThat(width).isEqualTo(NARROWEST);
        assertThat(complaints).isEmpty();
    }

    /** The style guide shows the same element in several states, as no page does. */
    private static AxeBuilder allRules(Page page, View view) {
        var axe = axe(page);
        return view == View.STYLEGUIDE ? axe.disableRules(List.of("landmark-unique", "duplicate-id-aria")) : axe;
    }

    /** In the page itself, which has no frames, and without an account of all that is right: both take most of the time. */
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(AccessibilityIT::told).toList();
    }

    /** The rule and each place that breaks it, so that the message names what to mend. */
    private static String told(Rule rule) {
        var places = rule.getNodes().stream().map(AccessibilityIT::place).toList();
        return rule.getId() + ": " + rule.getHelp() + "\n  " + String.join("\n  ", places);
    }

    private static String place(CheckedNode node) {
        return node.getTarget() + " " + node.getHtml();
    }
}
