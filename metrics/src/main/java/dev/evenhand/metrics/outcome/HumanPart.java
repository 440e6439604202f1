package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.metrics.outcome.Facts.Human;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The people's part of a conversation while it is being folded. */
final class HumanPart {
    final HoldClock clock = new HoldClock();

    private @Nullable String agent;
    private @Nullable String team;
    private @Nullable Instant firstReplyAt;
    private int replies;
    private int transfers;
    private @Nullable Double wrapUpSeconds;
    private @Nullable String disposition;

    void joined(AgentJoined event) {
        agent = event.by().id();
        team = event.team();
    }

    void said(Instant at) {
        if (firstReplyAt == null) {
            firstReplyAt = at;
        }
        replies++;
        clock.holderSpoke(at);
    }

    void transferred() {
        transfers++;
    }

    void resolved(Resolved event) {
        disposition = event.disposition();
    }

    /** The last one tells: it is either the wrap-up itself or a correction of it. */
    void wrappedUp(WrappedUp event) {
        wrapUpSeconds = event.seconds();
        if (event.disposition() != null) {
            disposition = event.disposition();
        }
    }

    /** Null where no person ever took the conversation. */
    @Nullable
    Human facts() {
        return agent == null
                ? null
                : new Human(agent, team, firstReplyAt, replies, transfers, clock.seconds(), wrapUpSeconds, disposition);
    }
}
