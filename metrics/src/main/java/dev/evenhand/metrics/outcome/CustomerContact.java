package dev.evenhand.metrics.outcome;

import org.jspecify.annotations.Nullable;

/** A contact, and whose it is. */
public interface CustomerContact {
    /** Key under which returns are recognised. */
    String customer();

    Contact contact();

    /** Whether the customer took part, see {@link Facts#engaged}; nobody returned who opened a chat and kept silent. */
    boolean engaged();

    /** Key of who had the contact this one continues, where that was another: a browser before its owner said who it was. */
    default @Nullable String former() {
        return null;
    }

    default String conversation() {
        return contact().conversation();
    }

    /** One that still goes on: no outcome yet, and already a return of the customer. */
    record Begun(String customer, Contact contact, @Nullable String former) implements CustomerContact {
        public Begun after(@Nullable String key) {
            return new Begun(customer, contact, key);
        }

        @Override
        public boolean engaged() {
            return true;
        }
    }
}
