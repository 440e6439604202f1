package dev.evenhand.bot.guard;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The passages a text refers to as [1], [2], ….
 *
 * @param numbers cited, counted from 1
 * @param text without them
 */
public record Citations(TreeSet<Integer> numbers, String text) {

    /** How one is written, as a regular expression. */
    public static final String ONE = "[\\[【]\\d{1,3}(?:\\s?[,，]\\s?\\d{1,3})*[\\]】]";

    private static final Pattern CITATION = Pattern.compile("\\s?" + ONE);
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    public static Citations in(String written) {
        var numbers = new TreeSet<Integer>();
        Matcher matcher = CITATION.matcher(written);
        while (matcher.find()) {
            DIGITS.matcher(matcher.group()).results().forEach(digits -> numbers.add(Integer.valueOf(digits.group())));
        }
        return new Citations(numbers, CITATION.matcher(written).replaceAll(""));
    }

    /** Whether something is cited and all of it exists. */
    public boolean exist(int passages) {
        return !numbers.isEmpty() && numbers.first() >= 1 && numbers.last() <= passages;
    }
}
