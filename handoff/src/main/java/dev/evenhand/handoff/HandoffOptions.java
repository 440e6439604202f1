package dev.evenhand.handoff;

import dev.evenhand.handoff.desk.DeskOptions;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Where things are kept, and how long the desk waits.
 *
 * @param dataDirectory the embedded Redis lives in its {@code redis} directory
 * @param redisUrl see {@link dev.evenhand.handoff.redis.RedisUrl}; null for the embedded one
 * @param desk waiting times
 * @param clock of this node
 */
public record HandoffOptions(Path dataDirectory, @Nullable String redisUrl, DeskOptions desk, Clock clock) {
    public static HandoffOptions embedded(Path dataDirectory) {
        return new HandoffOptions(dataDirectory, null, DeskOptions.defaults(), Clock.systemUTC());
    }

    public HandoffOptions withDesk(DeskOptions options) {
        return new HandoffOptions(dataDirectory, redisUrl, options, clock);
    }

    public HandoffOptions withRedisUrl(@Nullable String url) {
        return new HandoffOptions(dataDirectory, url, desk, clock);
    }

    public HandoffOptions withClock(Clock other) {
        return new HandoffOptions(dataDirectory, redisUrl, desk, other);
    }
}
