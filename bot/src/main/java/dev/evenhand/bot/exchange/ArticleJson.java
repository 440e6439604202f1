package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One article as a JSON object, both ways; the form of the HTTP contract, of exports and of the store. */
public final class ArticleJson {

    private static final Set<String> FIELDS = Set.of(
            "id", "locale", "topic", "title", "questions", "answer", "handoff", "validFrom", "validTo", "sources");

    private ArticleJson() {}

    public static JsonObject write(Article article) {
        var json = new JsonObject()
                .put("id", article.id())
                .put("locale", article.locale())
                .put("topic", article.topic())
                .put("title", article.title())
                .put("questions", new JsonArray(article.questions()))
                .put("answer", article.answer())
                .put("handoff", article.handoff())
                .put("sources", new JsonArray(article.sources()));
        if (article.validFrom() != null) {
            json.put("validFrom", article.validFrom().toString());
        }
        if (article.validTo() != null) {
            json.put("validTo", article.validTo().toString());
        }
        return json;
    }

    /** Reads one object; each fault of form goes to {@code faults}, and then null is returned. */
    public static @Nullable Article read(JsonObject json, Faults faults) {
        int before = faults.count();
        var fields = new Fields(json, faults);
        fields.refuseOthers();
        var article = new Article(
                fields.text("id").strip(),
                fields.text("locale").strip(),
                fields.text("topic").strip(),
                fields.text("title").strip(),
                fields.texts("questions"),
                fields.text("answer").strip(),
                fields.always("handoff"),
                fields.moment("validFrom"),
                fields.moment("validTo"),
                fields.texts("sources"));
        return faults.count() == before ? article : null;
    }

    /** Hears what is wrong with the fields of one entry. */
    public interface Faults {
        void fault(String field, String message);

        /** How many so far. */
        int count();
    }

    /** Typed access; what is missing reads as empty, for whether that is sound is judged later. */
    private record Fields(JsonObject json, Faults faults) {

        void refuseOthers() {
            for (String name : json.fieldNames()) {
                if (!FIELDS.contains(name)) {
                    faults.fault(name, "There is no field \"" + name + "\" in an article.");
                }
            }
        }

        String text(String name) {
            Object value = json.getValue(name);
            if (value == null || value instanceof String) {
                return value == null ? "" : (String) value;
            }
            faults.fault(name, "\"" + name + "\" must be text.");
            return "";
        }

        /** "always" says the same as true, and "never" as false. */
        boolean always(String name) {
            Object value = json.getValue(name);
            if (value == null || value instanceof Boolean || "always".equals(value) || "never".equals(value)) {
                return Boolean.TRUE.equals(value) || "always".equals(value);
            }
            faults.fault(name, "\"" + name + "\" must be true or false.");
            return false;
        }

        List<String> texts(String name) {
            Object value = json.getValue(name);
            var texts = new ArrayList<String>();
            if (value instanceof JsonArray array) {
                for (int i = 0; i < array.size(); i++) {
                    addText(array.getValue(i), name + "[" + i + "]", texts);
                }
            } else if (value != null) {
                faults.fault(name, "\"" + name + "\" must be a list of texts.");
            }
            return texts;
        }

        private void addText(@Nullable Object value, String name, List<String> texts) {
            if (value instanceof String text) {
                texts.add(text.strip());
            } else {
                faults.fault(name, "\"" + name + "\" must be text.");
            }
        }

        @Nullable
        Instant moment(String name) {
            String text = text(name).strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeException e) {
                faults.fault(name, "\"" + name + "\" must be a date such as 2026-01-31, or a UTC time.");
                return null;
            }
        }
    }
}
