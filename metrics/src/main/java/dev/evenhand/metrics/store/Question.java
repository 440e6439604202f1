package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Booked;

/** What is asked of the view: a statement that may read from the cells what they hold, and the rest from the rows. */
@FunctionalInterface
public interface Question {
    /** The statement where so much is booked; run on the very snapshot {@code booked} is true of. */
    SqlQuery given(Booked booked);
}
