package dev.evenhand.handoff.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the clock of the first reply, at an agent's first word in a conversation.
 *
 * <p>Remembers the conversations it has told the desk about, so that every later word costs nothing; when the telling fails,
 * the clock itself looks into the history before it calls anything late.
 */
final class FirstReplies {
    private static final Logger LOG = LoggerFactory.getLogger(FirstReplies.class);
    private static final int REMEMBERED = 20_000;

    private final Lines lines;
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    FirstReplies(Lines lines) {
        this.lines = lines;
    }

    void said(String conversation, Instant at) {
        if (first(conversation, at)) {
            lines.replied(conversation, at).onFailure(cause -> {
                forget(conversation);
                LOG.debug("A first reply is noted later: {}", cause.getMessage());
            });
        }
    }

    private boolean first(String conversation, Instant at) {
        synchronized (told) {
            return told.putIfAbsent(conversation, at) == null;
        }
    }

    /** The conversation may come to people anew. */
    void forget(String conversation) {
        synchronized (told) {
            told.remove(conversation);
        }
    }
}
