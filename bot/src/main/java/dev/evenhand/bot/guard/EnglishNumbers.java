package dev.evenhand.bot.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * English number words as digits: {@code twenty-five}, {@code one hundred and fifty}, {@code 1.5 million} and {@code
 * twice} become {@code 25}, {@code 150}, {@code 1500000} and {@code 2 times}. A single {@code one} stays: it mostly
 * counts nothing.
 */
final class EnglishNumbers {

    private static final Pattern PARTS = Pattern.compile("[ -]");

    private static final Map<String, Long> SMALL = numbered(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                    + " seventeen eighteen nineteen",
            1);
    private static final Map<String, Long> TENS =
            numbered("nought ten twenty thirty forty fifty sixty seventy eighty ninety", 10);
    private static final Map<String, Long> ORDINALS = numbered(
            "noughth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                    + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
            1);
    private static final Map<String, Long> SCALES =
            Map.of("dozen", 12L, "hundred", 100L, "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

    private static final String SCALE = "(?:dozen|hundred|thousand|million|billion)s?";
    private static final String WORD =
            "(?:" + String.join("|", SMALL.keySet()) + "|" + String.join("|", TENS.keySet()) + "|fourty|ninty)";
    private static final Pattern RUN =
            Pattern.compile("\\b(?:" + WORD + "|\\d+(?:\\.\\d+)?(?=[ -]" + SCALE + "\\b)|" + SCALE + ")(?:[ -](?:"
                    + WORD + "|" + SCALE + ")\\b|(?<=hundred|thousand|million) and " + WORD + "\\b)*+\\b");
    /** The first two order sentences more often than they count. */
    private static final Pattern ORDINAL = Pattern.compile(
            "\\b(?:third(?![ -]part)|(?!first|second|third)(?:" + String.join("|", ORDINALS.keySet()) + "))\\b");

    private static final Pattern TIMES = Pattern.compile("\\b(twice|thrice)\\b");
    private static final Pattern COUPLE = Pattern.compile("\\ba couple(?: of)?\\b");
    /** "within a week" counts, "a week" by itself need not. */
    private static final Pattern WITHIN_ONE = Pattern.compile(
            "\\b((?:with)?in|after|takes?|about|for|only|just|under|per|another) an? (?=(?:business |working"
                    + " )?(?:minute|hour|day|week|month|year)\\b)");

    private EnglishNumbers() {}

    static String inDigits(String folded) {
        String counted = TIMES.matcher(folded).replaceAll(word -> word.group().equals("twice") ? "2 times" : "3 times");
        counted = COUPLE.matcher(counted).replaceAll("2");
        counted = WITHIN_ONE.matcher(counted).replaceAll("$1 1 ");
        counted = RUN.matcher(counted).replaceAll(run -> run.group().equals("one") ? "one" : value(run.group()));
        return ORDINAL.matcher(counted).replaceAll(word -> String.valueOf(ORDINALS.get(word.group())));
    }

    /** Numbers that merely follow each other, as in "five ten", stay apart. */
    private static String value(String run) {
        var numbers = new StringBuilder();
        var open = new Reading();
        for (String word : PARTS.splitAsStream(run).toList()) {
            if (!word.equals("and") && !open.take(word)) {
                numbers.append(open.value()).append(' ');
                open = new Reading();
                open.take(word);
            }
        }
        return numbers.append(open.value()).toString();
    }

    private static Map<String, Long> numbered(String words, long step) {
        var numbers = new HashMap<String, Long>();
        long next = 0;
        for (String word : PARTS.splitAsStream(words).toList()) {
            numbers.put(word, next);
            next += step;
        }
        return Map.copyOf(numbers);
    }

    /** One number while its words come. */
    private static final class Reading {
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal group = BigDecimal.ZERO;
        private long room = Long.MAX_VALUE;
        private boolean begun;

        /** Whether the word still belongs to this number. */
        boolean take(String word) {
            String singular = word.endsWith("s") && SCALES.containsKey(word.substring(0, word.length() - 1))
                    ? word.substring(0, word.length() - 1)
                    : word;
            var scale = SCALES.get(singular);
            return scale == null ? add(word) : multiply(scale);
        }

        private boolean add(String word) {
            var number = number(word);
            if (begun && number.compareTo(BigDecimal.valueOf(room)) >= 0) {
                return false;
            }
            group = group.add(number);
            room = TENS.containsKey(word) && !word.equals("ten") ? 10 : 0;
            begun = true;
            return true;
        }

        private boolean multiply(long scale) {
            var factor = begun && group.signum() > 0 ? group : BigDecimal.ONE;
            if (scale <= 100) {
                group = factor.multiply(BigDecimal.valueOf(scale));
                room = scale == 100 ? 100 : 0;
            } else {
                total = total.add(factor.multiply(BigDecimal.valueOf(scale)));
                group = BigDecimal.ZERO;
                room = scale;
            }
            begun = true;
            return true;
        }

        private static BigDecimal number(String word) {
            if (Character.isDigit(word.charAt(0))) {
                return new BigDecimal(word);
            }
            String spelled = word.equals("fourty") ? "forty" : word.equals("ninty") ? "ninety" : word;
            var small = SMALL.get(spelled);
            return BigDecimal.valueOf(small == null ? TENS.getOrDefault(spelled, 0L) : small);
        }

        String value() {
            return Numbers.plain(total.add(group).toPlainString());
        }
    }
}
