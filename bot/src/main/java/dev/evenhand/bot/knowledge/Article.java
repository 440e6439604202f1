package dev.evenhand.bot.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the bot can say, in one language; known by id and locale together.
 *
 * @param id at most 128 characters, no slash
 * @param locale {@code en} or {@code zh}
 * @param topic what reports group by; empty when none was given
 * @param title as a customer reads it
 * @param questions ways customers ask for it, at least one
 * @param answer Markdown
 * @param handoff whether a person always takes over after the text was shown
 * @param validFrom first moment it may be used; null for always
 * @param validTo the moment it ends; null for never
 * @param sources addresses a reader may check
 */
public record Article(
        String id,
        String locale,
        String topic,
        String title,
        List<String> questions,
        String answer,
        boolean handoff,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        List<String> sources) {

    public Article {
        questions = List.copyOf(questions);
        sources = List.copyOf(sources);
    }

    /** Id and language. */
    public Key key() {
        return new Key(id, locale);
    }

    /** Whether it may be used at a moment. */
    public boolean validAt(Instant moment) {
        boolean begun = validFrom == null || !moment.isBefore(validFrom);
        return begun && (validTo == null || moment.isBefore(validTo));
    }

    /** Under which an article is known. */
    public record Key(String id, String locale) {}
}
