package dev.evenhand.metrics.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Stretches of time, in UTC, that a cell covers by the start of its conversations. */
public enum Grain {
    /** All there ever was: such cells answer only whoever asks about all of it. */
    EVER("TIMESTAMP '1970-01-01'") {
        @Override
        Instant floor(Instant time) {
            return Instant.EPOCH;
        }

        @Override
        Instant next(Instant start) {
            return FAR;
        }
    },
    MONTH("date_trunc('month', started_at)::TIMESTAMP") {
        @Override
        Instant floor(Instant time) {
            LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
            return day.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        @Override
        Instant next(Instant start) {
            LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
            return day.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    },
    /** Every offset of a timezone since 2000 is a whole number of these: days and hours of all of them can be cut. */
    QUARTER_HOUR("time_bucket(INTERVAL '15 minutes', started_at)") {
        @Override
        Instant floor(Instant time) {
            long step = Duration.ofMinutes(15).toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step) * step);
        }

        @Override
        Instant next(Instant start) {
            return start.plus(Duration.ofMinutes(15));
        }
    };

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final String sql;

    Grain(String sql) {
        this.sql = sql;
    }

    /** The start of the stretch a row falls into. */
    String sql() {
        return sql;
    }

    /** The start of the stretch a moment lies in. */
    abstract Instant floor(Instant time);

    /** The start of the stretch after the one that begins there. */
    abstract Instant next(Instant start);

    /** The first start of a stretch that is not before the moment. */
    Instant ceiling(Instant time) {
        Instant start = floor(time);
        return start.equals(time) ? start : next(start);
    }
}
