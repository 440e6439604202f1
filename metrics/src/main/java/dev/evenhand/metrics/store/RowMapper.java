package dev.evenhand.metrics.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Shapes the current row of a result; called once a row, on a worker thread. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
}
