package dev.evenhand.metrics.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What values of a row must hold among themselves; types and words are checked before. */
final class RowChecks {
    private static final double TEN_YEARS = 3.2e8;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);
    private static final int STARTED_AT = FactValues.indexOf("startedAt");
    private static final int CLOSED_AT = FactValues.indexOf("closedAt");
    private static final int ASSIGNED_BY = FactValues.indexOf("assignment.by");
    private static final int PROBABILITY = FactValues.indexOf("assignment.probability");

    private static final List<Range> RANGES = List.of(
            new Range("first.confidence", 0, 1),
            new Range("sentiment.first", -1, 1),
            new Range("sentiment.last", -1, 1),
            new Range("survey.csat", 1, 5),
            new Range("survey.nps", 0, 10),
            new Range("survey.ces", 1, 7),
            new Range("bot.elapsedSeconds", 0, TEN_YEARS),
            new Range("human.handleSeconds", 0, TEN_YEARS),
            new Range("human.wrapUpSeconds", 0, TEN_YEARS),
            new Range("bot.idleSeconds", 0, TEN_YEARS),
            new Range("human.idleSeconds", 0, TEN_YEARS));

    private RowChecks() {}

    /** Tells {@code fault} each offending field with what would be right. */
    static void check(FactValues values, BiConsumer<String, String> fault) {
        if (values.at(STARTED_AT) instanceof Instant startedAt
                && values.at(CLOSED_AT) instanceof Instant closedAt
                && closedAt.isBefore(startedAt)) {
            fault.accept("closedAt", "must not be before startedAt");
        }
        if (values.at(PROBABILITY) instanceof Double probability && !(probability > 0 && probability <= 1)) {
            fault.accept("assignment.probability", "must be above 0 and at most 1");
        }
        RANGES.forEach(range -> within(values.at(range.place), range, fault));
    }

    /**
     * What is asked of a row that comes from outside beside that; one that is stored already stays readable.
     *
     * @param now a close after it, but for clocks that go ahead, has not happened
     */
    static void checkNew(FactValues values, Instant now, BiConsumer<String, String> fault) {
        if (values.closedAt().isAfter(now.plus(CLOCKS_APART))) {
            fault.accept(
                    "closedAt", "lies in the future; only what is over is imported, see the timezone of its times");
        }
        if ("holdout".equals(values.at(ASSIGNED_BY))
                && !(values.at(PROBABILITY) instanceof Double probability && probability < 1)) {
            fault.accept(
                    "assignment.probability",
                    "must be above 0 and below 1 where assignment.by is holdout: what was certain was not drawn");
        }
    }

    private record Range(String path, int place, double low, double high) {
        Range(String path, double low, double high) {
            this(path, FactValues.indexOf(path), low, high);
        }
    }

    private static void within(@Nullable Object value, Range range, BiConsumer<String, String> fault) {
        if (value instanceof Number number
                && !(number.doubleValue() >= range.low && number.doubleValue() <= range.high)) {
            fault.accept(range.path, "must be from " + plain(range.low) + " to " + plain(range.high));
        }
    }

    private static String plain(double number) {
        return Long.toString((long) number);
    }
}
