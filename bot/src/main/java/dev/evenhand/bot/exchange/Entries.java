package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Gathers articles and faults while a file is read, keeping the place of each. */
final class Entries {

    private final List<Article> articles = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Finding> errors = new ArrayList<>();

    /** Takes an entry of any type; only an object can be an article. */
    void add(Place place, Object entry) {
        if (!(entry instanceof JsonObject json)) {
            fault(place, "", "An article must be a JSON object.");
            return;
        }
        var article = ArticleJson.read(json, new AtPlace(place));
        if (article != null) {
            articles.add(article);
            places.add(place);
        }
    }

    void fault(Place place, String field, String message) {
        errors.add(place.finding(field, message));
    }

    /** About the file as a whole. */
    void fault(String field, String message) {
        fault(Place.of(0), field, message);
    }

    Reading reading() {
        return new Reading(articles, places, errors);
    }

    private final class AtPlace implements ArticleJson.Faults {
        private final Place place;

        AtPlace(Place place) {
            this.place = place;
        }

        @Override
        public void fault(String field, String message) {
            Entries.this.fault(place, field, message);
        }

        @Override
        public int count() {
            return errors.size();
        }
    }
}
