package dev.evenhand.web.pages;

import java.util.ArrayList;
import java.util.List;

/** The {@code html} templates of a module, each as its literal text with a hole where something is filled in. */
final class Templates {
    static final char HOLE = '\u25ab';

    private final String source;
    private final List<String> found = new ArrayList<>();
    private int at;

    private Templates(String source) {
        this.source = source;
    }

    static List<String> of(String source) {
        var templates = new Templates(source);
        templates.code(false);
        return templates.found;
    }

    /** Walks over code up to the end, or to the brace that ends a hole. */
    private void code(boolean inHole) {
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '`') {
                template(source.startsWith("html", at - 4));
            } else if (c == '\'' || c == '"') {
                string(c);
            } else if (c == '/' && source.startsWith("//", at)) {
                at = Math.max(at, source.indexOf('\n', at));
            } else if (c == '/' && source.startsWith("/*", at)) {
                at = source.indexOf("*/", at) + 2;
            } else if (c == '/' && beginsPattern()) {
                pattern();
            } else if (c == '}' && inHole && depth == 0) {
                return;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
            }
        }
    }

    /** A slash divides after a value, and begins a regular expression elsewhere. */
    private boolean beginsPattern() {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(source.charAt(before))) {
            before--;
        }
        return before < 0 || "(,=:[!&|?{};>".indexOf(source.charAt(before)) >= 0;
    }

    private void pattern() {
        boolean choice = false;
        at++;
        while (choice || source.charAt(at) != '/') {
            char c = source.charAt(at);
            choice = c == '[' || (choice && c != ']');
            at += c == '\\' ? 2 : 1;
        }
        at++;
    }

    private void template(boolean wanted) {
        var text = new StringBuilder();
        at++;
        while (source.charAt(at) != '`') {
            if (source.startsWith("${", at)) {
                at += 2;
                code(true);
                text.append(HOLE);
            } else {
                text.append(source.charAt(at));
            }
            at++;
        }
        at++;
        if (wanted) {
            found.add(text.toString());
        }
    }

    private void string(char quote) {
        at++;
        while (source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
