package dev.evenhand.bot.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Articles by their questions and titles, word for word; words that two articles share lead nowhere. */
public final class ExactWords {

    private final Map<String, Article.Key> keys = new HashMap<>();

    private ExactWords() {}

    static ExactWords of(List<Article> articles) {
        var words = new ExactWords();
        var shared = new HashSet<String>();
        for (var article : articles) {
            article.questions().forEach(question -> words.put(article.key(), question, shared));
            words.put(article.key(), article.title(), shared);
        }
        shared.forEach(words.keys::remove);
        return words;
    }

    private void put(Article.Key key, String text, Set<String> shared) {
        String words = words(key.locale(), text);
        var owner = keys.putIfAbsent(words, key);
        if (owner != null && !owner.equals(key)) {
            shared.add(words);
        }
    }

    /** The article that asks just this. */
    public Optional<Article.Key> find(String locale, String text) {
        return Optional.ofNullable(keys.get(words(locale, text)));
    }

    private static String words(String locale, String text) {
        return locale + ":" + PlainText.folded(text);
    }
}
