package dev.evenhand.metrics.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * This node's columnar view of all outcomes: SQL in, rows out.
 *
 * <p>Table {@code outcome} has one row a conversation (see {@code schema.sql}); the table macro
 * {@code labelled(window INTERVAL, as_of TIMESTAMP)} adds the labels of the current definition. Times are UTC without
 * zone.
 */
public interface OutcomeView {
    /**
     * Runs a query on a named worker, several at a time, each on one consistent snapshot.
     *
     * <p>Fails with {@link ViewFailure} where the statement cannot be run, and with {@link ViewBusy} when too many wait.
     */
    <T> Future<List<T>> query(SqlQuery query, RowMapper<T> mapper);

    /** The same of a question that may be answered from the cells. */
    <T> Future<List<T>> query(Question question, RowMapper<T> mapper);

    /** Asks several things of one state of the view, one after the other on one worker; fails as {@link #query} does. */
    <T> Future<T> look(Snapshot.Look<T> look);

    /** Computes on the same workers over what was asked before, so that no event loop waits for it. */
    <T> Future<T> work(Callable<T> work);

    /** Whether all that the streams held when the view started has been read, and it has not fallen behind since. */
    boolean caughtUp();

    /** Calls {@code listener} after new rows became visible, at most a few times a second, on an event loop. */
    void onChange(Runnable listener);
}
