package dev.evenhand.bot.question;

import java.util.List;
import java.util.regex.Pattern;

/** Cuts a message where a sentence or a clause ends; put together again, the pieces are the message. */
public final class Clauses {

    private static final Pattern END = Pattern.compile("(?<=[,，;；。!！?？：:\\n()（）【】])(?![,，;；。!！?？：:~～])|(?<=[.…])(?=\\s)"
            + "|(?<=\\s[-–—])(?=\\s)|(?<=[\\p{IsHan}\\d])(?=\\s+\\p{IsHan})");

    private Clauses() {}

    /** In their order, each with its marks and the blanks before it. */
    public static List<String> of(String text) {
        return END.splitAsStream(text).toList();
    }
}
