package dev.evenhand.bot.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The small words a sentence can hardly do without, by language: Lucene's lists, and our own for English. */
final class FunctionWords {

    private static final Set<String> ENGLISH = Pattern.compile("\\s+")
            .splitAsStream(
                    """
                    a about after again all also am an and any anyone are as at be because been before being both but by
                    can cannot cant could did didnt do does doesnt doing done dont each even for from get gets getting
                    give go going gonna good got had has hasnt have havent having he hello help her here hey hi him his
                    how i id if ill im in into is isnt it its ive just know let like made make many may me might more
                    most much must my need needs never new no not now of off ok on one only or other our out over please
                    pls plz put r right said say see set she should show so some still such take tell than thank thanks
                    that thats the their them then there these they this those to today too u ur up us use very wanna
                    want wanted was wasnt we well were what whats when where wheres which while who why will with wont
                    would wouldnt yes yet you your yours""")
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, CharArraySet> FOREIGN = Map.of(
            "fr", FrenchAnalyzer.getDefaultStopSet(),
            "de", GermanAnalyzer.getDefaultStopSet(),
            "es", SpanishAnalyzer.getDefaultStopSet(),
            "it", ItalianAnalyzer.getDefaultStopSet(),
            "pt", PortugueseAnalyzer.getDefaultStopSet(),
            "nl", DutchAnalyzer.getDefaultStopSet(),
            "tr", TurkishAnalyzer.getDefaultStopSet());

    private FunctionWords() {}

    /** The languages there are lists of, besides English; for Polish there is none. */
    static Set<String> languages() {
        return FOREIGN.keySet();
    }

    /** How many words are English. */
    static long english(List<String> words) {
        return words.stream().filter(ENGLISH::contains).count();
    }

    /** By how many the words that are a language's own outnumber those that are English alone; "on" and "me" are neither. */
    static long majority(String language, List<String> words) {
        var own = FOREIGN.getOrDefault(language, CharArraySet.EMPTY_SET);
        return words.stream()
                .distinct()
                .filter(word -> ENGLISH.contains(word) != own.contains(word))
                .mapToInt(word -> own.contains(word) ? 1 : -1)
                .sum();
    }
}
