package dev.evenhand.web.config;

import java.util.List;

/** Settings that cannot be used; the message lists all of them, one a line, each with the fix. */
public final class BadConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadConfig(List<String> problems) {
        super(String.join(System.lineSeparator(), problems), null, false, false);
    }
}
