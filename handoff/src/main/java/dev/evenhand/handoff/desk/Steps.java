package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Timer.Change;
import dev.evenhand.handoff.desk.Timer.Kind;
import dev.evenhand.handoff.desk.Timer.Setting;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Load, decide, store: a decision is a pure function of the snapshot, and is taken anew when something came between.
 *
 * <p>Which timers run follows from the states before and after alone, so no rule has to remember them.
 */
final class Steps {
    /** Only a storm of messages into one conversation could use these up. */
    private static final int MOST_TRIES = 20;

    private final Conversations conversations;
    private final DeskOptions options;
    private final Clock clock;

    Steps(Conversations conversations, DeskOptions options, Clock clock) {
        this.conversations = conversations;
        this.options = options;
        this.clock = clock;
    }

    /** What to append, given the snapshot and a time not before its last event. */
    interface Decision {
        List<? extends ConversationEvent> on(Snapshot before, Instant now);
    }

    /** The conversation before and after; the same where nothing had to be done. */
    record Taken(Conversation before, Conversation after) {
        boolean holderChanged() {
            return before.hold() != after.hold();
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Future<Snapshot> load(String id) {
        return conversations.load(id).map(found -> found.orElseThrow(Steps::unknown));
    }

    static Refusal unknown() {
        return new Refusal(Refusal.Reason.UNKNOWN_CONVERSATION, "There is no such conversation.");
    }

    Future<Taken> take(String id, Decision decision) {
        return take(id, decision, MOST_TRIES);
    }

    private Future<Taken> take(String id, Decision decision, int tries) {
        return load(id).compose(before -> {
            Instant now = before.notBefore(now());
            List<ConversationEvent> events = List.copyOf(decision.on(before, now));
            if (events.isEmpty()) {
                return Future.succeededFuture(new Taken(before.conversation(), before.conversation()));
            }
            Snapshot after = after(before, events);
            return conversations.append(step(before, after, events)).compose(ids -> {
                if (!ids.isEmpty()) {
                    return Future.succeededFuture(new Taken(before.conversation(), after.conversation()));
                }
                return tries > 1
                        ? take(id, decision, tries - 1)
                        : Future.failedFuture(new IllegalStateException("too much at once in " + id));
            });
        });
    }

    /** The conversation as it began here; empty when it had begun before. */
    Future<Optional<Conversation>> begin(String id, List<ConversationEvent> events) {
        Conversation conversation = Conversation.of(id, events);
        Snapshot after = new Snapshot(conversation, events.get(0).at(), false);
        Conversation nothing = Conversation.of(id, events.get(0));
        List<Setting> timers = timers(nothing, conversation, after.lastAt());
        return conversations
                .append(new Conversations.Step(0, after, events, timers))
                .map(ids -> ids.isEmpty() ? Optional.empty() : Optional.of(conversation));
    }

    private static Snapshot after(Snapshot before, List<ConversationEvent> events) {
        Conversation conversation = before.conversation();
        boolean assessed = before.assessed();
        Instant lastAt = before.lastAt();
        for (ConversationEvent event : events) {
            conversation = conversation.after(event);
            assessed |= event instanceof Assessed made && made.assessment().opening(true);
            lastAt = event.at();
        }
        return new Snapshot(conversation, lastAt, assessed);
    }

    private Conversations.Step step(Snapshot before, Snapshot after, List<ConversationEvent> events) {
        List<Setting> timers = timers(before.conversation(), after.conversation(), after.lastAt());
        return new Conversations.Step(before.conversation().version(), after, events, timers);
    }

    private List<Setting> timers(Conversation before, Conversation after, Instant now) {
        String id = after.id();
        List<Setting> timers = new ArrayList<>();
        timers.add(new Setting(
                after.botOwesReply() ? Change.KEEP : Change.CLEAR,
                new Timer(Kind.BOT, id),
                now.plus(options.botDeadline())));
        boolean idles = !after.closed() && !after.inLine();
        timers.add(new Setting(idles ? Change.SET : Change.CLEAR, new Timer(Kind.IDLE, id), now.plus(idle(after))));
        timers.addAll(wrapUp(before.wrapUp(), after));
        if (after.closed() && !options.kept().isZero()) {
            timers.add(new Setting(Change.KEEP, new Timer(Kind.FORGET, id), now.plus(options.kept())));
        }
        if (before.hold() != after.hold()) {
            timers.add(new Setting(Change.SET, new Timer(Kind.DESK, id), now.plus(options.settleAfter())));
        }
        return timers;
    }

    /** From when on the silence is long enough to end the conversation. */
    Instant idleFrom(Snapshot found) {
        return found.lastAt().plus(idle(found.conversation()));
    }

    private Duration idle(Conversation conversation) {
        return conversation.heldByBot() ? options.botIdle() : options.agentIdle();
    }

    private static List<Setting> wrapUp(@Nullable WrapUp before, Conversation after) {
        WrapUp now = after.wrapUp();
        if (Objects.equals(before, now)) {
            return List.of();
        }
        Timer timer = new Timer(Kind.WRAP, after.id());
        return List.of(
                new Setting(now == null ? Change.CLEAR : Change.SET, timer, now == null ? Instant.EPOCH : now.until()));
    }

    Conversations.Deadlines deadlines(Instant now) {
        return new Conversations.Deadlines(
                now.plus(options.botDeadline()), now.plus(options.botIdle()), now.plus(options.agentIdle()));
    }
}
