package dev.evenhand.web.server;

import java.util.regex.Pattern;

/** Takes the comments out of our own scripts and styles before they are sent: they are for whoever reads the sources. */
final class Comments {
    /** Only what fills whole lines, so that nothing within a string or an expression is touched. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*/\\*(?:(?!\\*/)[\\s\\S])*\\*/[ \\t]*\\R");

    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*//.*\\R");
    /** Types, which stand between code: no string of ours holds one. */
    private static final Pattern TYPE = Pattern.compile("/\\*\\* @(?:(?!\\*/)[^\\n])*\\*/ ?");

    private Comments() {}

    static boolean mayStandIn(String name) {
        return name.endsWith(".js") || name.endsWith(".css");
    }

    static String removed(String source) {
        var withoutBlocks = BLOCK.matcher(source).replaceAll("");
        var withoutLines = LINE.matcher(withoutBlocks).replaceAll("");
        return TYPE.matcher(withoutLines).replaceAll("");
    }
}
