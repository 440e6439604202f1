package dev.evenhand.metrics.report.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts to expect, and how many people that takes.
 *
 * @param method {@code seasonal_naive}, {@code holt_winters_additive} or {@code holt_winters_multiplicative}: the one that
 *     would have foretold the latest days best; null while there are too few days
 * @param errors mean absolute error in contacts a day of every method that could be tried
 * @param history the days before, oldest first
 * @param rows the days to come
 * @param staffing null where no handle times are known
 */
public record ForecastAnswer(
        String from,
        String to,
        String tz,
        @Nullable String method,
        Map<String, Double> errors,
        List<Actual> history,
        List<Expected> rows,
        @Nullable Staff staffing) {

    public record Actual(String day, long contacts) {}

    /** {@code low} and {@code high} are ends of a 95 % prediction interval. */
    public record Expected(String day, double contacts, double low, double high) {}

    /**
     * People for each hour of the next day foretold.
     *
     * @param day which
     * @param promise in words: which share within which time
     * @param toPeople share of contacts people take
     * @param heldSeconds how long a chat is held on average
     * @param concurrency chats a person holds at once, as measured: time held ÷ time of their own
     * @param patienceSeconds how long customers wait before they give up on average; null where nobody gave up, and Erlang C
     *     is used instead of Erlang A
     */
    public record Staff(
            String day,
            String promise,
            double toPeople,
            double heldSeconds,
            double concurrency,
            @Nullable Double patienceSeconds,
            List<Hour> hours) {}

    /** One hour: chats people will take, the people needed, and what their customers then meet. */
    public record Hour(int hour, double chats, int agents, double waitSeconds, double within, double abandon) {}
}
