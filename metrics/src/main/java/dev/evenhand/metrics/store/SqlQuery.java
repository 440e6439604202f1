package dev.evenhand.metrics.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement over the view with its parameters in order.
 *
 * @param sql with {@code ?} where a parameter stands; report on {@code labelled(?::INTERVAL, ?::TIMESTAMP)}, never on the
 *     bare table, so that every label comes from the definition
 * @param parameters text, numbers, booleans, {@code Instant} (bound as UTC timestamp) or {@code Duration} (bound as
 *     interval); null is NULL
 */
public record SqlQuery(String sql, List<@Nullable Object> parameters) {
    public static SqlQuery of(String sql, @Nullable Object... parameters) {
        return new SqlQuery(sql, Collections.unmodifiableList(Arrays.asList(parameters)));
    }
}
