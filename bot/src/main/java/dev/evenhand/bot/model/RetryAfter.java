package dev.evenhand.bot.model;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header of RFC 9110 §10.2.3: seconds, or a date; some servers also give milliseconds of their own. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Never negative, never over an hour; empty for what is neither a number nor a date. */
    static Optional<Duration> parse(String header, Clock clock) {
        String value = header.strip();
        try {
            var pause = value.matches("\\d+(?:\\.\\d+)?")
                    ? Duration.ofMillis(
                            Math.round(1000 * Math.min(Double.parseDouble(value), (double) LONGEST.toSeconds())))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(bounded(pause));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
