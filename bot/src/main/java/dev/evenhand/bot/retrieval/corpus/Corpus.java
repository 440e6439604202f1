package dev.evenhand.bot.retrieval.corpus;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything of one language a knowledge base offers for finding its articles.
 *
 * <p>Titles count as phrases. Phrases are kept sorted and without repetition or blanks, so that the order of an import
 * changes nothing; numbers that only a customer could know are left out of them, unless they tell articles apart.
 */
public record Corpus(Language language, List<Phrase> phrases, List<ArticleText> texts) {

    public Corpus {
        var all = Stream.concat(phrases.stream(), Titles.of(texts).stream()).toList();
        boolean tell = References.tell(all, texts);
        phrases = all.stream()
                .filter(phrase -> !phrase.text().isBlank())
                .map(phrase -> tell ? phrase : new Phrase(phrase.articleId(), References.without(phrase.text())))
                .distinct()
                .sorted()
                .toList();
        texts = List.copyOf(texts);
    }

    /** A corpus of phrases alone. */
    public static Corpus of(Language language, Collection<Phrase> phrases) {
        return new Corpus(language, List.copyOf(phrases), List.of());
    }

    /** The identifiers of the articles that have a phrase, sorted. */
    public List<String> articleIds() {
        return phrases.stream().map(Phrase::articleId).distinct().toList();
    }
}
