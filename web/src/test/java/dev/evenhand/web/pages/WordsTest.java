package dev.evenhand.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Chinese say the same things, and nothing is said past them. */
class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("\\bt\\('([\\w.]+)'");

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

    @Test
    void everyMessageAWidgetModuleAsksForIsThere() {
        assertAsked("widget", "widget/messages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "manager", "signin", "landing"})
    void everyMessageAPageAsksForIsThere(String folder) {
        assertAsked(folder, "shared/messages");
    }

    private static void assertAsked(String folder, String messages) {
        var known = words(messages, "en").fieldNames();
        assertThat(Webroot.files(folder, ".js"))
                .allSatisfy(file -> assertThat(known).as(file).containsAll(asked(file)));
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
