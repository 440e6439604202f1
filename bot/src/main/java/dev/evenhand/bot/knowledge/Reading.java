package dev.evenhand.bot.knowledge;

import java.util.List;

/**
 * What was read from somebody's file.
 *
 * @param articles by place in the file; entries with errors are left out
 * @param places of the articles in the file, same length
 * @param errors entries that could not be read
 */
public record Reading(List<Article> articles, List<Place> places, List<Finding> errors) {

    public Reading {
        articles = List.copyOf(articles);
        places = List.copyOf(places);
        errors = List.copyOf(errors);
    }

    /** Articles in their own order, nothing wrong with their form. */
    public static Reading of(List<Article> articles) {
        var places = java.util.stream.IntStream.range(0, articles.size())
                .mapToObj(Place::of)
                .toList();
        return new Reading(articles, places, List.of());
    }
}
