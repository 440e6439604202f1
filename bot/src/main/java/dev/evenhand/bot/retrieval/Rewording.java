package dev.evenhand.bot.retrieval;

import java.util.List;

/** Puts a message into the words of the phrases it is compared with. */
@FunctionalInterface
interface Rewording {

    /** Leaves a message as it is. */
    Rewording NONE = message -> message;

    String of(String message);

    /** Terms of the other script first, then what is misspelt; Chinese words have no letters to mistype. */
    static Rewording of(Language language, Encoder encoder, List<Asked> phrases) {
        var glossary = Glossary.of(language, phrases);
        var respelling = Respelling.of(encoder, language == Language.ENGLISH ? phrases : List.of());
        return message -> respelling.of(glossary.of(message));
    }
}
