package dev.evenhand.metrics.report.query;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of an experiment's time that could have been drawn, as far as their facts tell; an empty list allows all.
 *
 * <p>Whoever could be drawn was, to one side or the other, as long as people were on duty. That they were is told by no fact
 * of a contact that was not drawn, so it is read off the others: only clock hours in which somebody was drawn count.
 *
 * @param hours of the day; null for all
 */
public record Eligible(List<String> topics, List<String> channels, List<String> locales, @Nullable Hours hours) {
    public Eligible {
        topics = List.copyOf(topics);
        channels = List.copyOf(channels);
        locales = List.copyOf(locales);
    }

    /** From an hour (0 to 23) to another (1 to 24) of the zone's clock, past midnight where {@code to} is not after {@code from}. */
    public record Hours(int from, int to, ZoneId zone) {}
}
