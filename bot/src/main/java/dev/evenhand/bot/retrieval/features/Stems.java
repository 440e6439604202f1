package dev.evenhand.bot.retrieval.features;

import java.util.List;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * English words without their endings, so that "returned" and "returns" meet (Porter 2, by Snowball); words of other scripts
 * come through as they are.
 */
final class Stems {

    private Stems() {}

    static List<String> of(List<String> words) {
        var stemmer = new EnglishStemmer(); // holds the word it works on, hence one for each list
        return words.stream().map(word -> of(stemmer, word)).toList();
    }

    private static String of(EnglishStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
