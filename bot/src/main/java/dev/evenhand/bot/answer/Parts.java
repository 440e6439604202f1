package dev.evenhand.bot.answer;

import java.util.List;
import java.util.regex.Pattern;

/** The separate questions of one turn. */
final class Parts {

    private static final int MOST = 4;
    private static final Pattern BREAK = Pattern.compile(
            "(?<=[?？!！。;；])\\s*|(?<=[.])\\s+|\\n+|(?i:[,，]?\\s+(?:and )?(?:also|additionally|another thing)[,:]?\\s+)|[，,]?(?:另外|还有|顺便问一?下)[，,]?");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)[?？]$|^(?:and |also |please )*(?:how|what|when|where|which|who|why|can|could|do|does|did|is|are|will|would|may|should|am i|i want to|i need to|i would like|i'd like)\\b"
                    + "|(?:吗|呢|么)[。!！]*$|怎么|如何|多少|多久|什么|哪里|哪个|能不能|可不可以|可以.*吗|是不是|有没有|几天|为什么");
    private static final Pattern WORDS = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}']+");
    private static final int FEWEST_WORDS = 3;

    private Parts() {}

    /** Two to four questions, or an empty list when the text is one question or too many. */
    static List<String> of(String text) {
        var questions = BREAK.splitAsStream(text)
                .map(String::strip)
                .filter(part -> ASKS.matcher(part).find() && words(part) >= FEWEST_WORDS)
                .toList();
        return questions.size() < 2 || questions.size() > MOST ? List.of() : questions;
    }

    /** Latin words and Chinese characters. */
    static int words(String text) {
        return (int) WORDS.matcher(text).results().count();
    }
}
