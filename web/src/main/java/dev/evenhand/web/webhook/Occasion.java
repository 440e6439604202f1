package dev.evenhand.web.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.evenhand.web.http.Json;
import java.util.Arrays;

/** What other systems can be told of. */
public enum Occasion implements Json.Coded {
    /** A person is wanted. */
    HANDOFF_INITIATED("handoff.initiated"),
    /** It stands in a team's line; again after a transfer or a lost agent. */
    HANDOFF_QUEUED("handoff.queued"),
    /** Somebody took it. */
    HANDOFF_ACCEPTED("handoff.accepted"),
    /** Whoever had it closed it or gave it back to the bot. */
    HANDOFF_COMPLETED("handoff.completed"),
    /** It ended while it stood in line. */
    HANDOFF_ABANDONED("handoff.abandoned"),
    /** A metric left its usual range; again when it gets worse. */
    ALERT_RAISED("alert.raised"),
    /** A manager has it in hand. */
    ALERT_ACKNOWLEDGED("alert.acknowledged"),
    /** A manager resolved it, or nobody had to. */
    ALERT_RESOLVED("alert.resolved");

    private final String code;

    Occasion(String code) {
        this.code = code;
    }

    /** The wire name, such as {@code handoff.initiated}. */
    @Override
    public String code() {
        return code;
    }

    @JsonCreator
    static Occasion of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing to tell of: " + code));
    }
}
