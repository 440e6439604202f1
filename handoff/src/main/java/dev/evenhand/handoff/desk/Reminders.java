package dev.evenhand.handoff.desk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away the reminders of handoffs that are finished, a little later and together.
 *
 * <p>Nobody waits for it, while the next step of the same handoff would: each write of its own is one more that the store
 * brings to disk before it answers anything. What a node that dies leaves is a reminder of something done, which changes
 * nothing.
 */
final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    /** Well before the first of them comes due. */
    private static final Duration LATER = Duration.ofMillis(250);

    private final Conversations conversations;
    private final Steps steps;
    private final Alarm alarm;
    private Map<String, Integer> over = new LinkedHashMap<>();

    Reminders(DeskParts parts) {
        this.conversations = parts.conversations();
        this.steps = parts.steps();
        this.alarm = parts.alarm();
    }

    /** The desk agrees with the conversation's holder under this hold. */
    void over(String conversation, int hold) {
        if (first(conversation, hold)) {
            alarm.at(steps.now().plus(LATER), () -> taken().forEach(this::takeAway));
        }
    }

    private synchronized boolean first(String conversation, int hold) {
        boolean first = over.isEmpty();
        over.merge(conversation, hold, Math::max);
        return first;
    }

    private synchronized Map<String, Integer> taken() {
        Map<String, Integer> taken = over;
        over = new LinkedHashMap<>();
        return taken;
    }

    private void takeAway(String conversation, int hold) {
        conversations
                .settled(conversation, hold)
                .onFailure(cause -> LOG.debug("A reminder stays for {}: {}", conversation, cause.getMessage()));
    }
}
