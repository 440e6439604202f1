package dev.evenhand.handoff.desk;

import org.jspecify.annotations.Nullable;

/** Redis cannot be reached; nothing was acknowledged, and the call may be repeated. */
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
