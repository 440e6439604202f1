package dev.evenhand.metrics.store;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of rows.
 *
 * @param keys what its rows have in common, as the database's driver gives it; null is NULL
 * @param sums whole numbers: {@code Long}, or {@code BigInteger} where a sum may be wider
 */
public record Line(List<@Nullable Object> keys, List<Number> sums) {
    private static final BigInteger LOWER = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    public Line {
        keys = Collections.unmodifiableList(keys);
        sums = Collections.unmodifiableList(sums);
    }

    /** A row of an answer: so many keys, then sums in all further columns. */
    public static Line of(ResultSet row, int keys) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[keys];
        for (int i = 0; i < keys; i++) {
            values[i] = row.getObject(i + 1);
        }
        Number[] sums = new Number[row.getMetaData().getColumnCount() - keys];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (Number) row.getObject(keys + i + 1);
        }
        return new Line(Arrays.asList(values), Arrays.asList(sums));
    }

    /** A key as text; null where it is NULL. */
    public @Nullable String text(int place) {
        Object key = keys.get(place);
        return key == null ? null : key.toString();
    }

    public long whole(int place) {
        return sums.get(place).longValue();
    }

    public double real(int place) {
        return real(sums.get(place));
    }

    /** Rounded as the database does it, so that a sum is the same to the last digit wherever it was added up. */
    public static double real(Number sum) {
        if (sum instanceof BigInteger wide && wide.bitLength() > Long.SIZE) {
            return wide.and(LOWER).doubleValue() + wide.shiftRight(Long.SIZE).doubleValue() * LOWER.doubleValue();
        }
        return sum.doubleValue();
    }

    /** Both of a kind: a {@code BigInteger} where one is. */
    public static Number plus(Number one, Number other) {
        return one instanceof Long && other instanceof Long
                ? Long.valueOf(Math.addExact(one.longValue(), other.longValue()))
                : wide(one).add(wide(other));
    }

    public static BigInteger wide(Number number) {
        return number instanceof BigInteger wide ? wide : BigInteger.valueOf(number.longValue());
    }
}
