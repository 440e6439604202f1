package dev.evenhand.handoff.desk;

import java.time.Duration;

/**
 * How long the desk waits for whom.
 *
 * @param botDeadline from a customer's message to the bot's reply, before people take over
 * @param botIdle silence after which a conversation the bot holds is closed
 * @param agentIdle silence after which a conversation an agent holds is closed
 * @param grace from an agent's last sign of life until the chats return to the line
 * @param kept how long closed conversations are kept, from their end; zero for good
 * @param settleAfter how old a half-done handoff is before another node finishes it
 * @param sweepEvery how often each node looks for timers that are due
 */
public record DeskOptions(
        Duration botDeadline,
        Duration botIdle,
        Duration agentIdle,
        Duration grace,
        Duration kept,
        Duration settleAfter,
        Duration sweepEvery) {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_STREAM_SILENCE = Duration.ofSeconds(8);
    /** Longer than a page needs to come back, and than another page of the same agent stays silent. */
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    public static DeskOptions defaults() {
        return new DeskOptions(
                Duration.ofSeconds(15),
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                Duration.ofSeconds(60),
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMillis(500));
    }

    /** From an agent's last sign of life until the customers are told: two signs may be missed, and half the grace. */
    public Duration silence() {
        return atMostHalf(LONGEST_SILENCE);
    }

    /** The same where an open stream gives a sign every few seconds. */
    public Duration streamSilence() {
        return atMostHalf(LONGEST_STREAM_SILENCE);
    }

    /** From the end of a stream until the customers are told. */
    public Duration farewell() {
        return atMostHalf(FAREWELL);
    }

    private Duration atMostHalf(Duration most) {
        Duration half = grace.dividedBy(2);
        return half.compareTo(most) < 0 ? half : most;
    }

    public DeskOptions withBotDeadline(Duration deadline) {
        return new DeskOptions(deadline, botIdle, agentIdle, grace, kept, settleAfter, sweepEvery);
    }

    public DeskOptions withIdle(Duration bot, Duration agent) {
        return new DeskOptions(botDeadline, bot, agent, grace, kept, settleAfter, sweepEvery);
    }

    public DeskOptions withGrace(Duration time) {
        return new DeskOptions(botDeadline, botIdle, agentIdle, time, kept, settleAfter, sweepEvery);
    }

    public DeskOptions withSweep(Duration every, Duration settle) {
        return new DeskOptions(botDeadline, botIdle, agentIdle, grace, kept, settle, every);
    }

    public DeskOptions withKept(Duration time) {
        return new DeskOptions(botDeadline, botIdle, agentIdle, grace, time, settleAfter, sweepEvery);
    }
}
