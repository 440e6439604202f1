package dev.evenhand.web.canned;

import org.jspecify.annotations.Nullable;

/**
 * A reply to pick by its shortcut.
 *
 * @param text with placeholders, see {@link Placeholders}
 * @param locale null for any language
 * @param team whose people may pick it; null for everybody, or for its owner alone
 * @param owner whose own it is; null for a shared one
 */
public record CannedReply(
        String id,
        String shortcut,
        String text,
        @Nullable String locale,
        @Nullable String team,
        @Nullable String owner) {

    boolean personal() {
        return owner != null;
    }

    CannedReply withText(String filled) {
        return new CannedReply(id, shortcut, filled, locale, team, owner);
    }
}
