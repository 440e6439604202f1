package dev.evenhand.web.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.evenhand.web.http.Json;
import java.util.Arrays;
import java.util.Locale;

/** What other systems can be told of a handoff. */
public enum HandoffStep implements Json.Coded {
    /** A person is wanted. */
    INITIATED,
    /** It stands in a team's line; again after a transfer or a lost agent. */
    QUEUED,
    /** Somebody took it. */
    ACCEPTED,
    /** Whoever had it closed it or gave it back to the bot. */
    COMPLETED,
    /** It ended while it stood in line. */
    ABANDONED;

    /** The wire name, such as {@code handoff.initiated}. */
    @Override
    public String code() {
        return "handoff." + name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static HandoffStep of(String code) {
        return Arrays.stream(values())
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a step of a handoff: " + code));
    }
}
