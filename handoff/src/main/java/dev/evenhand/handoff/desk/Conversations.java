package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Snapshot;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where conversations are kept: one step changes log, snapshot, feed and timers together or not at all. */
public interface Conversations {
    Future<Optional<Snapshot>> load(String id);

    /** Entry ids in order; empty when something else happened since the step was decided upon. */
    Future<List<String>> append(Step step);

    Future<Spoken> say(Speech speech);

    Future<List<Entry>> history(String id, @Nullable String after);

    /** The last events, in order, at most so many. */
    Future<List<Entry>> recent(String id, int most);

    /** The desk agrees with the conversation as of {@code hold}: the reminder to reconcile is dropped. */
    Future<Void> settled(String id, int hold);

    /** Lets go of a closed conversation and of all that was said in it; any other stays as it is. */
    Future<Void> forget(String id);

    /** Timers of every conversation that are due, lent to the caller. */
    Future<List<Timer.Due>> due(Instant now, Instant lentUntil);

    Future<Void> done(Timer.Due due);

    /**
     * A change decided upon.
     *
     * @param expectedVersion of the conversation it was decided on; 0 for one that must not exist yet
     * @param after the snapshot once the events have happened
     */
    record Step(long expectedVersion, Snapshot after, List<ConversationEvent> events, List<Timer.Setting> timers) {}

    /**
     * A message on its way in.
     *
     * @param key under which repeating it is recognised; unique for the speaker
     * @param event the message; a customer's turn is counted by the store
     * @param mustHold holder's code, empty for the customer, who may always speak
     */
    record Speech(String id, String key, ConversationEvent event, String mustHold, Deadlines deadlines) {}

    /** When what becomes due if nothing follows the message. */
    record Deadlines(Instant bot, Instant botIdle, Instant agentIdle) {}

    /**
     * What became of a message.
     *
     * @param detail the entry id, or who holds the conversation instead
     * @param hold how often the holder had changed, where it was stored; empty otherwise
     */
    record Spoken(Verdict verdict, String detail, String hold) {}

    /** Whether a message was stored. */
    enum Verdict {
        OK,
        REPEATED,
        UNKNOWN,
        CLOSED,
        HELD,
        /** It holds as much as one conversation may; nothing was stored. */
        FULL
    }
}
