package dev.evenhand.bot.retrieval.rewording;

import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.References;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.features.Asked;
import java.util.List;

/** Puts a message into the words of the phrases it is compared with. */
@FunctionalInterface
public interface Rewording {

    /** Leaves a message as it is. */
    Rewording NONE = message -> message;

    String of(String message);

    /**
     * Numbers and addresses go first, then terms of the other script are put in place, then what is misspelt; Chinese words
     * have no letters to mistype.
     */
    static Rewording of(Corpus corpus, Encoder encoder, List<Asked> phrases) {
        var glossary = Glossary.of(corpus.language(), phrases);
        var respelling = Respelling.of(encoder, corpus.language() == Language.ENGLISH ? phrases : List.of());
        boolean tell = References.tell(corpus.phrases(), corpus.texts());
        return message -> respelling.of(glossary.of(tell ? message : References.without(message)));
    }
}
