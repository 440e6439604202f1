package dev.evenhand.metrics.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and spans in SQL; written out, so that the database can compare them with what it knows of each block. */
public final class Times {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Times() {}

    public static String literal(Instant instant) {
        return "TIMESTAMP '" + TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "'";
    }

    public static String literal(Duration duration) {
        return "INTERVAL '" + duration.toSeconds() + " seconds'";
    }
}
