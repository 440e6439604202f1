package dev.evenhand.web.walk;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The sentences people see, from the pages' own message files, so that a walk runs in every language. */
record Words(String locale, JsonObject widget, JsonObject staff) {
    static Words of(String locale) throws IOException {
        return new Words(locale, read("widget", locale), read("shared", locale));
    }

    private static JsonObject read(String folder, String locale) throws IOException {
        var name = "/webroot/" + folder + "/messages/" + locale + ".json";
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    String customer(String key) {
        return Objects.requireNonNull(widget.getString(key), key);
    }

    /** The form for one of a sentence that counts. */
    String customerOne(String key) {
        var forms = widget.getJsonObject(key);
        return forms.getString(forms.containsKey("one") ? "one" : "other").replace("{count}", "1");
    }

    String staff(String key) {
        return Objects.requireNonNull(staff.getString(key), key);
    }
}
