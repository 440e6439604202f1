package dev.evenhand.bot.retrieval.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Titles as one more way to ask: they name the matter in few words, which helps most where phrases are few.
 *
 * <p>Titles made for machines are taken apart into words (REFUND_STATUS, refundStatus); serial ones ("FAQ 12") say
 * nothing and are left out.
 */
final class Titles {

    private static final Pattern JOINTS = Pattern.compile("[_\\-./]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern DIGITS = Pattern.compile("\\p{N}+");
    /** So many titles alike but for their numbers are a series. */
    private static final int SERIES = 3;

    private Titles() {}

    static List<Phrase> of(List<ArticleText> texts) {
        Map<String, Long> alike = texts.stream()
                .map(text -> withoutDigits(text.title()))
                .collect(Collectors.groupingBy(title -> title, Collectors.counting()));
        return texts.stream()
                .filter(text -> says(withoutDigits(text.title()))
                        && alike.getOrDefault(withoutDigits(text.title()), 0L) < SERIES)
                .map(text -> new Phrase(text.articleId(), words(text.title())))
                .toList();
    }

    private static boolean says(String title) {
        return title.codePoints().anyMatch(Character::isIdeographic)
                || title.codePoints().filter(Character::isLetter).count() > 2;
    }

    private static String withoutDigits(String title) {
        return DIGITS.matcher(words(title)).replaceAll("").strip();
    }

    private static String words(String title) {
        String spaced = JOINTS.matcher(title).replaceAll(" ").strip();
        boolean shouted = spaced.equals(spaced.toUpperCase(Locale.ROOT));
        return shouted ? spaced.toLowerCase(Locale.ROOT) : spaced;
    }
}
