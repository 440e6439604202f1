package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.corpus.ArticleText;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import java.util.List;

/** What of articles is searched. */
public final class Corpora {

    private Corpora() {}

    /** The corpus of one language's articles. */
    public static Corpus of(Language language, List<Article> articles) {
        var phrases = articles.stream()
                .flatMap(article -> article.questions().stream().map(question -> new Phrase(article.id(), question)))
                .toList();
        var texts = articles.stream()
                .map(article -> new ArticleText(article.id(), article.title(), article.topic(), article.answer()))
                .toList();
        return new Corpus(language, phrases, texts);
    }
}
