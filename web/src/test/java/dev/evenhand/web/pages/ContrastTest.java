package dev.evenhand.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours of the pages against each other, computed from the file the pages load. */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final String NUMBER = "([\\d.]+)";
    private static final String HUE = "([\\d.]+|var\\(--hue\\))";
    private static final String COLOUR = "oklch\\(" + NUMBER + " " + NUMBER + " " + HUE + "\\)";
    private static final Pattern TOKEN =
            Pattern.compile("(--[\\w-]+): light-dark\\(" + COLOUR + ", " + COLOUR + "\\);");
    private static final Map<String, MatchResult> TOKENS = TOKEN.matcher(Webroot.text("shared/tokens.css"))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found));

    private static final List<String> GROUNDS = List.of("--bg", "--surface", "--sunken");
    private static final List<String> WORDS =
            List.of("--ink", "--ink-2", "--ink-3", "--accent-ink", "--ok", "--warn", "--bad");

    /** Text, what it stands on, and how much they must differ. */
    static Stream<Arguments> pairs() {
        var onGrounds =
                WORDS.stream().flatMap(word -> GROUNDS.stream().map(ground -> Arguments.of(word, ground, TEXT)));
        var onTheirOwn =
                Stream.of("ok", "warn", "bad").map(kind -> Arguments.of("--" + kind, "--" + kind + "-soft", TEXT));
        var others = Stream.of(
                Arguments.of("--on-accent", "--accent", TEXT),
                Arguments.of("--on-accent", "--accent-hover", TEXT),
                Arguments.of("--accent-ink", "--accent-soft", TEXT),
                Arguments.of("--ink", "--accent-soft", TEXT),
                Arguments.of("--ink-2", "--accent-soft", TEXT),
                Arguments.of("--ink", "--warn-soft", TEXT),
                Arguments.of("--surface", "--ink", TEXT),
                Arguments.of("--edge", "--surface", CONTROL),
                Arguments.of("--edge", "--bg", CONTROL),
                Arguments.of("--accent", "--surface", CONTROL),
                Arguments.of("--accent", "--bg", CONTROL));
        return Stream.of(onGrounds, onTheirOwn, others).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsReadStandsOutInBothThemesAtEveryHueOfTheAccent(String above, String below, double wanted) {
        assertThat(lowest(hue -> light(above, hue).contrast(light(below, hue))))
                .as("light")
                .isGreaterThanOrEqualTo(wanted);
        assertThat(lowest(hue -> dark(above, hue).contrast(dark(below, hue))))
                .as("dark")
                .isGreaterThanOrEqualTo(wanted);
    }

    /** The button is drawn before the tokens are loaded, so it carries its own copy of a few. */
    @Test
    void theButtonWearsTheSameColoursAsThePanel() {
        var button = Webroot.text("widget/loader.js");

        assertThat(Stream.of("--accent", "--bad"))
                .allSatisfy(name -> assertThat(button).contains(valueOf(name)));
    }

    private static String valueOf(String name) {
        var whole = token(name).group();
        return whole.substring(whole.indexOf("light-dark"), whole.length() - 1);
    }

    private static double lowest(ToDoubleFunction<Double> contrast) {
        return IntStream.range(0, 360)
                .mapToDouble(hue -> contrast.applyAsDouble((double) hue))
                .min()
                .orElseThrow();
    }

    private static Oklch light(String name, double hue) {
        return colour(name, 2, hue);
    }

    private static Oklch dark(String name, double hue) {
        return colour(name, 5, hue);
    }

    private static Oklch colour(String name, int group, double accentHue) {
        var token = token(name);
        var hue = token.group(group + 2);
        return new Oklch(
                Double.parseDouble(token.group(group)),
                Double.parseDouble(token.group(group + 1)),
                hue.startsWith("var") ? accentHue : Double.parseDouble(hue));
    }

    private static MatchResult token(String name) {
        return Objects.requireNonNull(TOKENS.get(name), name);
    }
}
