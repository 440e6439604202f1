package dev.evenhand.bot.knowledge;

import java.util.Comparator;
import java.util.List;

/**
 * All articles as they are stored at one version.
 *
 * @param number counts changes since the beginning; 0 when nothing ever was stored
 * @param articles by locale and id
 */
public record Catalogue(long number, List<Article> articles) {

    private static final Comparator<Article> ORDER =
            Comparator.comparing(Article::locale).thenComparing(Article::id);

    public static final Catalogue EMPTY = new Catalogue(0, List.of());

    public Catalogue {
        articles = articles.stream().sorted(ORDER).toList();
    }

    /** The name of the version, such as {@code kb-4}. */
    public String version() {
        return name(number);
    }

    public static String name(long number) {
        return "kb-" + number;
    }
}
