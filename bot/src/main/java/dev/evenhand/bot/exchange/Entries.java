package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Gathers articles and faults while a file is read, keeping the place of each. */
final class Entries {

    private final List<Article> articles = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Finding> errors = new ArrayList<>();

    /** Takes an entry of any type; only an object can be an article. */
    void add(int index, Object entry) {
        if (!(entry instanceof JsonObject json)) {
            fault(index, "", "An article must be a JSON object.");
            return;
        }
        var article = ArticleJson.read(json, new AtIndex(index));
        if (article != null) {
            articles.add(article);
            places.add(index);
        }
    }

    void fault(int index, String field, String message) {
        errors.add(new Finding(index, field, message));
    }

    Reading reading() {
        return new Reading(articles, places, errors);
    }

    private final class AtIndex implements ArticleJson.Faults {
        private final int index;

        AtIndex(int index) {
            this.index = index;
        }

        @Override
        public void fault(String field, String message) {
            Entries.this.fault(index, field, message);
        }

        @Override
        public int count() {
            return errors.size();
        }
    }
}
