package dev.evenhand.bot.evaluation;

import dev.evenhand.bot.retrieval.corpus.ArticleText;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import java.util.List;

/** What an evaluation starts from: the phrases and texts of a knowledge base, and questions put to it. */
public record Material(List<Phrase> phrases, List<ArticleText> texts, List<Question> questions) {

    public Material {
        phrases = List.copyOf(phrases);
        texts = List.copyOf(texts);
        questions = List.copyOf(questions);
    }

    /** A knowledge base of labelled sentences: what shares a label is an article, whose title is the label. */
    public static Material labelled(List<Question> knowledge, List<Question> questions) {
        var phrases = knowledge.stream()
                .map(sentence -> new Phrase(sentence.label(), sentence.text()))
                .toList();
        var texts = phrases.stream()
                .map(Phrase::articleId)
                .distinct()
                .map(label -> new ArticleText(label, label, "", ""))
                .toList();
        return new Material(phrases, texts, questions);
    }

    public Corpus corpus(Language language) {
        return new Corpus(language, phrases, texts);
    }
}
