package dev.evenhand.metrics.outcome;

import io.vertx.core.Future;
import java.util.List;

/** Where outcomes are kept for good, newest version last. */
public interface OutcomeLog {
    /**
     * Appends rows, each as a new version of its conversation's row unless nothing changed, and notes the customers'
     * neighbouring contacts on them and on the rows around them.
     *
     * <p>Idempotent: repeating a call, also after it failed half way, changes nothing more. Of two rows of one
     * conversation the last counts. Fails while the store is away.
     */
    Future<Appended> append(List<OutcomeRow> rows);

    /** What {@link #append} would do with rows of different conversations, without doing it. */
    Future<Appended> foresee(List<OutcomeRow> rows);

    /**
     * Notes on the customer's earlier rows that they came back, while that conversation still goes on; once its own row
     * is appended this changes nothing. Idempotent; fails while the store is away.
     */
    Future<Void> begun(CustomerContact.Begun contact);

    /**
     * Puts those stored rows into their customers' contacts that are missing there, since an earlier version did not take them
     * for contacts or because it was lost, and notes what that changes. Idempotent; fails while the store is away.
     */
    Future<Void> restoreContacts(List<OutcomeRow> rows);

    /** How many rows were new, took the place of an earlier version, or were there already. */
    record Appended(int fresh, int replaced, int unchanged) {
        public static final Appended NONE = new Appended(0, 0, 0);

        public Appended plus(Appended other) {
            return new Appended(fresh + other.fresh, replaced + other.replaced, unchanged + other.unchanged);
        }
    }
}
