package dev.evenhand.web.alert;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which server people are told by mail, and who.
 *
 * @param user null where the server asks for no name
 * @param to who is told of every alert
 * @param language in which, English or Chinese
 */
public record MailOptions(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        String from,
        List<String> to,
        Locale language) {

    /** How the way to the server is kept private. */
    public enum Security {
        /** Begun in the clear and refused unless it can be encrypted. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear; for a server on this machine. */
        NONE
    }

    public MailOptions {
        to = List.copyOf(to);
    }

    /** Without the password, so that a log line may show it. */
    @Override
    public String toString() {
        return "MailOptions[" + host + ":" + port + ", " + security + ", to " + to.size() + "]";
    }
}
