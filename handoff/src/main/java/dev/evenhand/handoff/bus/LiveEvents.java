package dev.evenhand.handoff.bus;

import dev.evenhand.handoff.conversation.Entry;
import io.vertx.core.Handler;

/**
 * What happens anywhere in the cluster, told on this node a moment after it was stored.
 *
 * <p>Best effort: an entry may be missed or told twice while Redis is away; whoever needs the truth reads the history
 * and skips what it has seen by entry id.
 */
public interface LiveEvents {
    /** Entries of one conversation, in order. */
    Subscription conversation(String id, Handler<Entry> handler);

    /** Entries of every conversation, in order within each. */
    Subscription all(Handler<Entry> handler);

    /** Passing signals of one conversation (typing, pieces of an answer, place in line); never stored. */
    Subscription signals(String id, Handler<Signal> handler);

    /** Tells every node's subscribers of the conversation a passing signal. */
    void signal(Signal signal);

    /** That the desk changed (a line, an agent, a load); carries nothing, the view is read anew. */
    Subscription deskChanged(Runnable handler);

    /** That somebody joined or left a line: whoever stands behind has another place. */
    Subscription lineMoved(Handler<LineMove> handler);

    /** That somebody at the desk came, went, or has other tasks now. */
    Subscription peopleMoved(Runnable handler);

    /** That this node hears again after a time in which it may have missed any of the above. */
    Subscription hearingAgain(Runnable handler);

    /**
     * A change in a line.
     *
     * @param rank the first place, from 0, that may have changed
     */
    record LineMove(String team, int rank) {}

    /** Ends a subscription; ending twice does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A passing signal.
     *
     * @param type wire name, such as {@code typing} or {@code answer_piece}
     * @param json the data, one JSON object in text
     * @param staffOnly whether customers must not see it
     */
    record Signal(String conversation, String type, String json, boolean staffOnly) {}
}
