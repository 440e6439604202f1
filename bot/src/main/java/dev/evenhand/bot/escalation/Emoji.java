package dev.evenhand.bot.escalation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A message of nothing but pictures, in words the cues know. */
final class Emoji {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Map<String, String> MEANINGS = meanings();

    private Emoji() {}

    /** The text itself where it has words; pictures without a meaning here say nothing. */
    static String inWords(String text) {
        if (WORDS.matcher(text).find()) {
            return text;
        }
        String words = text;
        for (var meaning : MEANINGS.entrySet()) {
            words = words.replaceAll(meaning.getKey(), " " + meaning.getValue() + " ");
        }
        return words;
    }

    private static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("[👍👌✅💯🎉✔☑🆗🥳]", "thumbsup");
        meanings.put("[👎❌✖🚫]", "thumbsdown");
        meanings.put("[🙏❤💖💕🥰😍😊🙂😀😃😄😁🤗👏💪🌹]", "thanks");
        meanings.put("[😡🤬😠💩🖕😤]", "angryface");
        meanings.put("[👋]", "hi");
        return meanings;
    }
}
