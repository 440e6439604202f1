package dev.evenhand.web.settings;

import java.time.Duration;

/**
 * How long this node keeps what people wrote and sent, as its operator set it; zero for good.
 *
 * @param conversations closed ones with their text, from their end
 * @param attachments files sent in them
 */
public record Keeping(Duration conversations, Duration attachments) {
    public static final Keeping FOR_GOOD = new Keeping(Duration.ZERO, Duration.ZERO);
}
