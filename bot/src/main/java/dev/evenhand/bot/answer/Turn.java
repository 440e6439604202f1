package dev.evenhand.bot.answer;

import java.util.List;

/**
 * What the customer said and is waiting for an answer to.
 *
 * @param conversation which; empty for a dry run
 * @param locale {@code en}, {@code zh}, or empty to go by the script of the message
 * @param messages of the burst, oldest first, never empty
 * @param history what was said before, oldest first
 * @param verified key of the customer where the host page vouches for it; empty for everybody else
 */
public record Turn(String conversation, String locale, List<String> messages, List<Remark> history, String verified) {

    public Turn {
        messages = List.copyOf(messages);
        history = List.copyOf(history);
    }

    /** Of somebody nobody vouches for. */
    public Turn(String conversation, String locale, List<String> messages, List<Remark> history) {
        this(conversation, locale, messages, history, "");
    }

    /** A first message outside any conversation. */
    public static Turn first(String locale, String text) {
        return new Turn("", locale, List.of(text), List.of());
    }

    /** The same with other messages. */
    Turn saying(List<String> others) {
        return new Turn(conversation, locale, others, history, verified);
    }

    /** All messages of the burst. */
    public String text() {
        return String.join("\n", messages);
    }

    /**
     * Something said earlier.
     *
     * @param named what the bot answered from or offered; empty for everybody else
     */
    public record Remark(Speaker speaker, String text, List<Named> named) {

        public Remark {
            named = List.copyOf(named);
        }

        /** The ids of what was named. */
        public List<String> articles() {
            return named.stream().map(Named::id).toList();
        }
    }

    /** An article or a look-up, as it was called when it was named. */
    public record Named(String id, String title) {}

    /** Who said something, and for the bot in what manner. */
    public enum Speaker {
        CUSTOMER,
        BOT_ANSWERING,
        BOT_CLARIFYING,
        BOT_CHATTING,
        AGENT
    }
}
