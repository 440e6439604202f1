package dev.evenhand.bot.guard;

import java.util.regex.Pattern;

/** Recognises a model that says it cannot answer. */
public final class Refusals {

    /** What a model is told to write when the passages do not answer. */
    public static final String MARK = "NO_ANSWER";

    private static final Pattern REFUSAL = Pattern.compile("(?i)" + MARK
            + "|\\b(?:i(?:'m| am) (?:sorry|unable|afraid)|i (?:can(?:no|')t|do(?: no|n')t) (?:answer|help|have|know|find|provide|see)|as an ai|not (?:mentioned|covered|stated|specified|included) in|no information (?:about|on|in)|passages? (?:do|does) not)\\b"
            + "|无法(?:回答|提供|帮助)|没有(?:相关|提到|找到|说明)|不(?:知道|清楚)|未(?:提到|提及)|抱歉");

    private Refusals() {}

    public static boolean refuses(String text) {
        return REFUSAL.matcher(text).find();
    }
}
