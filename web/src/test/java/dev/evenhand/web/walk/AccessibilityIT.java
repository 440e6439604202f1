package dev.evenhand.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the demo, as it is when somebody uses it, gives axe nothing to find and the console nothing to say. */
@ExtendWith(SharedDemo.class)
class AccessibilityIT {
    /** Views that show all elements there are; what else there are pictures of are states of these. */
    private static final Set<View> ALL_ELEMENTS = EnumSet.of(
            View.LANDING,
            View.SIGNIN,
            View.WIDGET,
            View.WELCOME,
            View.ANSWER,
            View.CONSOLE,
            View.REPORT,
            View.TIME,
            View.CONVERSATIONS,
            View.WORKING,
            View.ALERTS,
            View.EXPERIMENTS,
            View.KNOWLEDGE,
            View.ARTICLE,
            View.GAPS,
            View.QUALITY,
            View.CHANGES,
            View.TEAM,
            View.PEOPLE,
            View.HOUSE);

    private final DemoTour tour;

    AccessibilityIT(DemoTour tour) {
        this.tour = tour;
    }

    /** Two looks that differ in all: language, theme and width. */
    static Stream<Arguments> views() {
        var looks = List.of(Look.onADesk("en", ColorScheme.LIGHT), Look.onAPhone("zh", ColorScheme.DARK));
        return ALL_ELEMENTS.stream().flatMap(view -> looks.stream().map(look -> Arguments.of(view, look)));
    }

    @ParameterizedTest
    @MethodSource("views")
    void nobodyIsShutOut(View view, Look look) throws Exception {
        var page = tour.open(view, look);
        var complaints = tour.complaints(); // before axe, whose own probes the page's policy refuses

        var violations = new AxeBuilder(page).analyze().getViolations();

        page.context().close();
        assertThat(violations.stream().map(AccessibilityIT::told)).isEmpty();
        assertThat(complaints).isEmpty();
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
