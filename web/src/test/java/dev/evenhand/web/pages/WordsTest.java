package dev.evenhand.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Chinese say the same things, everything they say is said somewhere, and nothing is said past them. */
class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("\\bt\\('([\\w.]+)'");
    private static final Pattern QUOTED = Pattern.compile("['\"]([\\w.-]+)['\"]");
    private static final Pattern BEFORE_A_HOLE = Pattern.compile("`([\\w.]+\\.)\\$\\{|\\bterm\\('(\\w+)'");
    private static final Pattern AFTER_A_HOLE = Pattern.compile("`\\$\\{[^}`]+}(\\.[\\w.]+)`");
    /** Letters of any script, next to each other: a word. */
    private static final String WORD = "[\\p{IsLatin}\\p{IsHan}]{2,}";

    private static final Pattern TEXT = Pattern.compile(">([^<>]*" + WORD + "[^<>]*)<");
    private static final Pattern SPOKEN =
            Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*" + WORD + "[^\"]*)\"");
    private static final Pattern SET = Pattern.compile("(?:textContent|innerText|title) = '([^']*" + WORD + "[^']*)'");
    /** What a format looks like: an address, JSON, a command, an id. */
    private static final Pattern EXAMPLE = Pattern.compile("(/|\\{|https?:|[a-z]+(-[a-z]+)*$).*");
    /** Names, which are the same in every language. */
    private static final Set<String> NAMES = Set.of(
            "JSON",
            "JSONL",
            "CSV",
            "Markdown",
            "HTML",
            "id,locale,topic,title,question,answer",
            "Evenhand",
            "English",
            "中文");

    @ParameterizedTest
    @ValueSource(strings = {"shared/messages", "widget/messages"})
    void bothLanguagesKnowTheSameMessages(String folder) {
        assertThat(words(folder, "zh").fieldNames())
                .containsExactlyInAnyOrderElementsOf(words(folder, "en").fieldNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared/messages", "widget/messages"})
    void bothLanguagesFillInTheSameValues(String folder) {
        var english = words(folder, "en");
        var chinese = words(folder, "zh");

        assertThat(english.fieldNames())
                .allSatisfy(
                        key -> assertThat(placeholders(chinese, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    @ParameterizedTest
    @CsvSource({
        "widget, widget/messages",
        "agent, shared/messages",
        "manager, shared/messages",
        "signin, shared/messages",
        "landing, shared/messages",
        "shop, shared/messages",
        "docs, shared/messages",
        "styleguide, shared/messages"
    })
    void everyMessageAModuleAsksForIsThere(String folder, String messages) {
        var known = words(messages, "en").fieldNames();
        assertThat(Webroot.files(folder, ".js"))
                .allSatisfy(file -> assertThat(known).as(file).containsAll(asked(file)));
    }

    @Test
    void everyMessageOfTheWidgetIsAskedFor() {
        assertThat(unused("widget/messages", List.of("widget"))).isEmpty();
    }

    @Test
    void everyMessageOfThePagesIsAskedFor() {
        assertThat(unused(
                        "shared/messages", List.of("shared", "agent", "manager", "signin", "landing", "shop", "docs")))
                .isEmpty();
    }

    @Test
    void noModuleSpeaksPastTheMessages() {
        assertThat(modules())
                .allSatisfy(file -> assertThat(spoken(file)).as(file).isEmpty());
    }

    private static Stream<String> modules() {
        return Stream.of("shared", "agent", "manager", "signin", "landing", "shop", "docs", "styleguide", "widget")
                .flatMap(folder -> Webroot.files(folder, ".js").stream());
    }

    /** What a module would show in one language only. */
    private static List<String> spoken(String file) {
        var source = Webroot.text(file);
        var spoken = new ArrayList<String>();
        for (var template : Templates.of(source)) {
            matches(TEXT, template, spoken);
            matches(SPOKEN, template, spoken);
        }
        matches(SET, source, spoken);
        spoken.removeIf(text -> NAMES.contains(text) || EXAMPLE.matcher(text).matches());
        return spoken;
    }

    private static void matches(Pattern pattern, String text, List<String> into) {
        pattern.matcher(text).results().map(match -> match.group(1).strip()).forEach(into::add);
    }

    /** A key counts as used when it stands somewhere whole, or may come of a part and a hole. */
    private static Set<String> unused(String messages, List<String> folders) {
        var whole = new TreeSet<String>();
        var before = new TreeSet<String>();
        var after = new TreeSet<String>();
        for (var file : folders.stream().flatMap(WordsTest::sources).toList()) {
            var source = Webroot.text(file);
            QUOTED.matcher(source).results().forEach(match -> whole.add(match.group(1)));
            AFTER_A_HOLE.matcher(source).results().forEach(match -> after.add(match.group(1)));
            BEFORE_A_HOLE
                    .matcher(source)
                    .results()
                    .forEach(match -> before.add(match.group(1) != null ? match.group(1) : match.group(2) + "."));
        }
        var unused = new TreeSet<>(words(messages, "en").fieldNames());
        unused.removeIf(key -> whole.contains(key)
                || before.stream().anyMatch(key::startsWith)
                || after.stream().anyMatch(key::endsWith));
        return unused;
    }

    private static Stream<String> sources(String folder) {
        return Stream.concat(Webroot.files(folder, ".js").stream(), Webroot.files(folder, ".html").stream());
    }

    private static Set<String> asked(String file) {
        var asked = new TreeSet<String>();
        USED.matcher(Webroot.text(file)).results().forEach(match -> asked.add(match.group(1)));
        return asked;
    }

    private static JsonObject words(String folder, String language) {
        return new JsonObject(Webroot.text(folder + "/" + language + ".json"));
    }

    /** Plural forms may leave the number out, as in "you are next". */
    private static Set<String> placeholders(JsonObject words, String key) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(String.valueOf(words.getValue(key))).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
