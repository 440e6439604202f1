package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.metrics.outcome.Facts.Human;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people's part of a conversation while it is being folded. */
final class HumanPart {
    private final Map<String, HoldClock> clocks = new LinkedHashMap<>();
    private @Nullable HoldClock running;
    private @Nullable String agent;
    private @Nullable String team;
    private @Nullable Instant firstReplyAt;
    private int replies;
    private int transfers;
    private @Nullable Double wrapUpSeconds;
    private @Nullable String disposition;

    /** {@code customerWaits} when the last word was the customer's. */
    void joined(AgentJoined event, boolean customerWaits) {
        agent = event.by().id();
        team = event.team();
        running = clocks.computeIfAbsent(event.by().id(), id -> new HoldClock());
        running.begin(event.at(), customerWaits);
    }

    void customerSpoke(Instant at) {
        if (running != null) {
            running.customerSpoke(at);
        }
    }

    void end(Instant at) {
        if (running != null) {
            running.end(at);
            running = null;
        }
    }

    /** A greeting or a holding line is a word, but not a substantive reply; the same holds for the bot. */
    void said(AgentSaid event) {
        if (!Pleasantries.alone(event.text())) {
            firstReplyAt = firstReplyAt == null ? event.at() : firstReplyAt;
            replies++;
        }
        if (running != null) {
            running.holderSpoke(event.at());
        }
    }

    void transferred() {
        transfers++;
    }

    void resolved(Resolved event) {
        disposition = event.disposition();
    }

    /** The last one tells: it is either the wrap-up itself or a correction of it. */
    void wrappedUp(WrappedUp event) {
        if (event.seconds() != null) {
            wrapUpSeconds = event.seconds();
        }
        if (event.disposition() != null) {
            disposition = event.disposition();
        }
    }

    /** When each agent had the conversation in hand. */
    Map<String, List<Stretch>> holds() {
        Map<String, List<Stretch>> holds = new LinkedHashMap<>();
        clocks.forEach((id, clock) -> holds.put(id, clock.stretches()));
        return holds;
    }

    /** Null where no person ever took the conversation. */
    @Nullable
    Human facts(Meanwhile meanwhile) {
        return agent == null
                ? null
                : new Human(
                        agent,
                        team,
                        firstReplyAt,
                        replies,
                        transfers,
                        handleSeconds(meanwhile),
                        wrapUpSeconds,
                        disposition,
                        idleSeconds());
    }

    private double idleSeconds() {
        return clocks.values().stream().mapToDouble(HoldClock::idleSeconds).sum();
    }

    /** To the millisecond, as everything else is timed. */
    private double handleSeconds(Meanwhile meanwhile) {
        double millis = 0;
        for (var clock : clocks.entrySet()) {
            millis += Slices.millis(clock.getValue().stretches(), meanwhile.of(clock.getKey()));
        }
        return Math.round(millis) / 1000.0;
    }
}
