package dev.evenhand.handoff.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the clock of the first reply, at an agent's first word since a conversation came to them.
 *
 * <p>Remembers the holds it has told the desk about, so that every later word costs nothing; when the telling fails,
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

    /** @param hold counts changes of holder: a conversation that comes to people again is another, however it came */
    void said(String conversation, String hold, Instant at) {
        String held = conversation + " " + hold;
        if (first(held, at)) {
            lines.replied(conversation, at).onFailure(cause -> {
                forget(held);
                LOG.debug("A first reply is noted later: {}", cause.getMessage());
            });
        }
    }

    private boolean first(String held, Instant at) {
        synchronized (told) {
            return told.putIfAbsent(held, at) == null;
        }
    }

    private void forget(String held) {
        synchronized (told) {
            told.remove(held);
        }
    }
}
