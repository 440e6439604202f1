package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Booked;
import java.sql.SQLException;
import java.util.List;

/** One state of the view, for who must ask several things of the same state; valid during a {@link Look} only. */
public interface Snapshot {
    Booked booked();

    /** What was made of the booked rows alone, as long as what is booked stays the same. */
    Kept kept();

    /**
     * Groups of rows, each with its keys first and then its sums.
     *
     * @param query without parameters
     */
    List<Line> lines(SqlQuery query, int keys) throws SQLException;

    /** What is made of one state, on a worker thread. */
    @FunctionalInterface
    interface Look<T> {
        T at(Snapshot snapshot) throws SQLException;
    }
}
