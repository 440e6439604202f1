package dev.evenhand.bot.knowledge;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All articles as they are stored at one version.
 *
 * @param number counts changes since the beginning; 0 when nothing ever was stored
 * @param articles by locale and id
 * @param policy as a manager has set it; null where none has, and the operator's holds
 */
public record Catalogue(long number, List<Article> articles, @Nullable AnswerPolicy policy) {

    private static final Comparator<Article> ORDER =
            Comparator.comparing(Article::locale).thenComparing(Article::id);

    private static final String PREFIX = "kb-";

    public static final Catalogue EMPTY = new Catalogue(0, List.of());

    /** Nobody has set a policy. */
    public Catalogue(long number, List<Article> articles) {
        this(number, articles, null);
    }

    public Catalogue {
        articles = articles.stream().sorted(ORDER).toList();
    }

    /** The name of the version, such as {@code kb-4}. */
    public String version() {
        return name(number);
    }

    public static String name(long number) {
        return PREFIX + number;
    }

    /** The number of a version's name; NumberFormatException where it is none. */
    static long number(String version) {
        return Long.parseLong(version.substring(version.startsWith(PREFIX) ? PREFIX.length() : 0));
    }
}
