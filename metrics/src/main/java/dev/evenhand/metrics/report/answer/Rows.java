package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the reports that are lists. */
public final class Rows {
    private Rows() {}

    /** One day or week of a metric; {@code start} is its first day in the timezone, such as {@code 2026-10-01}. */
    public record Period(String start, long contacts, long pending, Arm botFirst, Arm humanFirst) {}

    /** One hour of a weekday, 1 for Monday, over the whole time asked for; {@code figure} is the metric's, both entries together. */
    public record Hour(int weekday, int hour, long contacts, Arm figure) {}

    /** So many conversations went on from one station to the next; stations are words such as {@code bot_first}, {@code handed_off}. */
    public record Flow(String from, String to, long contacts) {}

    /** Why the bot handed off; {@code share} is of all contacts that met the bot first and in which the customer wrote. */
    public record Reason(String reason, long contacts, Arm.Rate share, Arm.Rate fcr, Arm.Seconds waited) {}

    /** What one agent's last-held conversations came to: a description, never a ranking, since chats are not dealt at random. */
    public record Agent(
            String agent,
            @Nullable String team,
            long contacts,
            Arm.Rate fcr,
            Arm.Rate confirmed,
            Arm.Csat csat,
            Arm.Seconds handle) {}

    /** First and last day on which something was so, in UTC. */
    public record Days(String first, String last) {}

    /** What the bot did with one version of its knowledge; versions follow each other, so this describes and compares nothing. */
    public record BotVersion(
            String version,
            Days used,
            long contacts,
            Arm.Rate fcr,
            Arm.Rate confirmed,
            Arm.Csat csat,
            Arm.Seconds aht) {}

    /**
     * One channel: its share of all contacts, and its figures.
     *
     * @param contactRate engaged contacts on it for each customer of all channels in the time asked for, who are its {@code n}
     */
    public record Channel(
            String channel,
            long contacts,
            Arm.Rate share,
            Arm.Rate fcr,
            Arm.Csat csat,
            Arm.Rate complaints,
            Arm.Plain contactRate) {}

    /**
     * One further measure for each entry.
     *
     * @param name such as {@code nps}, {@code wait}, {@code first_reply}, {@code abandonment}, {@code handoff}, {@code containment}
     * @param unit {@code share}, {@code seconds} or {@code points}
     * @param note what a reader must know, in the language asked for
     */
    public record Measure(
            String name, String unit, Arm botFirst, Arm humanFirst, @Nullable Difference difference, String note) {}

    /** One conversation behind a number. */
    public record Conversation(
            String conversation,
            String startedAt,
            String closedAt,
            String entry,
            @Nullable String topic,
            @Nullable String locale,
            @Nullable String channel,
            String state,
            @Nullable String reason,
            @Nullable String agent,
            @Nullable Integer csat) {}

    /** Values there are to filter by, most frequent first, at most {@link #MOST} each. */
    public record Filters(List<String> topics, List<String> locales, List<String> channels) {
        public static final int MOST = 500;
    }
}
