package dev.evenhand.bot.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** The model's server said no, and perhaps for how long; the library's own exception keeps the latter to itself. */
final class ServerRefused extends HttpException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterMillis;

    /** {@code retryAfter} as the header says; empty when it says nothing that can be understood. */
    ServerRefused(int status, Optional<Duration> retryAfter) {
        super(status, "HTTP " + status);
        this.retryAfterMillis = retryAfter.map(Duration::toMillis).orElse(-1L);
    }

    Optional<Duration> retryAfter() {
        return retryAfterMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfterMillis));
    }
}
