package dev.evenhand.metrics.outcome;

/** A contact, and whose it is. */
public interface CustomerContact {
    /** Key under which returns are recognised. */
    String customer();

    Contact contact();

    /** Whether the customer took part; nobody returned where nobody wrote. */
    boolean engaged();

    default String conversation() {
        return contact().conversation();
    }

    /** One that still goes on: no outcome yet, and already a return of the customer. */
    record Begun(String customer, Contact contact) implements CustomerContact {
        @Override
        public boolean engaged() {
            return true;
        }
    }
}
