package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Spoils a phrase the way hurried customers do: a typo, a lost word, half a sentence, a greeting first.
 *
 * <p>Used where an article has too few phrases to hold some back.
 */
final class Noise {

    private static final List<String> ENGLISH_GREETINGS = List.of("hi", "hello", "hey there", "please", "good morning");
    private static final List<String> CHINESE_GREETINGS = List.of("你好", "您好", "请问", "在吗", "麻烦问下");

    private final Language language;
    private final Random random;

    Noise(Language language, long seed) {
        this.language = language;
        this.random = new Random(seed);
    }

    /** A spoiled copy in small letters; one to three things happen to it. */
    String spoil(String text) {
        var pieces = new ArrayList<>(pieces(text.toLowerCase(Locale.ROOT)));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && !pieces.isEmpty(); i++) {
            spoilOnce(pieces);
        }
        return String.join(language == Language.CHINESE ? "" : " ", pieces);
    }

    private void spoilOnce(List<String> pieces) {
        switch (random.nextInt(4)) {
            case 0 -> mistype(pieces);
            case 1 -> loseOne(pieces);
            case 2 -> cutOff(pieces);
            default -> pieces.add(0, greeting());
        }
    }

    private void mistype(List<String> pieces) {
        int at = random.nextInt(pieces.size());
        String word = pieces.get(at);
        if (word.length() < 4) {
            return;
        }
        int letter = 1 + random.nextInt(word.length() - 2);
        String head = word.substring(0, letter);
        String tail = word.substring(letter + 1);
        char hit = word.charAt(letter);
        pieces.set(
                at,
                switch (random.nextInt(3)) {
                    case 0 -> head + tail;
                    case 1 -> head + hit + hit + tail;
                    default -> head + tail.charAt(0) + hit + tail.substring(1);
                });
    }

    private void loseOne(List<String> pieces) {
        if (pieces.size() > 2) {
            pieces.remove(random.nextInt(pieces.size()));
        }
    }

    private void cutOff(List<String> pieces) {
        int kept = (2 * pieces.size() + 2) / 3;
        if (kept < 2) {
            return;
        }
        int surplus = pieces.size() - kept;
        int from = random.nextBoolean() ? 0 : kept;
        pieces.subList(from, from + surplus).clear();
    }

    private String greeting() {
        var greetings = language == Language.CHINESE ? CHINESE_GREETINGS : ENGLISH_GREETINGS;
        return greetings.get(random.nextInt(greetings.size()));
    }

    private List<String> pieces(String text) {
        return language == Language.CHINESE
                ? text.codePoints().mapToObj(Character::toString).toList()
                : List.of(text.trim().split("\\s+"));
    }
}
