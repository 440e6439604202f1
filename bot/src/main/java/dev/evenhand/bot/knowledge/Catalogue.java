package dev.evenhand.bot.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All articles as they are stored at one version.
 *
 * @param number counts changes since the beginning; 0 when nothing ever was stored
 * @param articles in the order of the shop's own file; those that were added one by one come last
 * @param policy as a manager has set it; null where none has, and the operator's holds
 */
public record Catalogue(long number, List<Article> articles, @Nullable AnswerPolicy policy) {

    private static final String PREFIX = "kb-";

    public static final Catalogue EMPTY = new Catalogue(0, List.of());

    /** Nobody has set a policy. */
    public Catalogue(long number, List<Article> articles) {
        this(number, articles, null);
    }

    public Catalogue {
        articles = List.copyOf(articles);
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
