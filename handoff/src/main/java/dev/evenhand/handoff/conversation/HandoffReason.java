package dev.evenhand.handoff.conversation;

import java.util.Locale;

/** Why a conversation went from the bot (or straight from the door) to people. */
public enum HandoffReason {
    CUSTOMER_ASKED,
    LOW_CONFIDENCE,
    OUT_OF_SCOPE,
    REPEATED_FAILURE,
    NEGATIVE_SENTIMENT,
    POLICY,
    BOT_ERROR,
    OVERLOAD,
    HOLDOUT;

    /** The name used in events, facts and reports, such as {@code low_confidence}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HandoffReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
