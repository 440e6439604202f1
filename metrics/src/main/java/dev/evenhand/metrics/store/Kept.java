package dev.evenhand.metrics.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was read of the booked rows under one edition of the books: it stays true until they change, so that a statement
 * over them is planned and run once for all the questions asked meanwhile.
 *
 * <p>Holds answers to the few statements that reports make without a filter, never those with values people choose.
 */
public final class Kept {
    private static final int MOST = 64;
    private static final int MOST_MADE = 8;

    private final long edition;
    private final Map<String, List<Line>> answers = new ConcurrentHashMap<>();
    private final Map<Object, Object> made;
    private final Map<String, Map<List<?>, List<Number>>> found = new ConcurrentHashMap<>();

    private Kept(long edition, Map<Object, Object> made) {
        this.edition = edition;
        this.made = made;
    }

    /** Of another edition: what was made stays true, since it is told by what it was made of. */
    Kept of(long other) {
        return new Kept(other, made);
    }

    /** For what is of no edition. */
    public static Kept nothing() {
        return new Kept(0, new ConcurrentHashMap<>());
    }

    long edition() {
        return edition;
    }

    /** Whether nothing was asked yet. */
    public boolean blank() {
        return answers.isEmpty();
    }

    /** Asks where it was not asked before. */
    public List<Line> lines(Snapshot snapshot, SqlQuery query, int keys) throws SQLException {
        List<Line> known = answers.get(query.sql());
        if (known == null) {
            if (answers.size() >= MOST) {
                answers.clear();
            }
            known = snapshot.lines(query, keys);
            answers.put(query.sql(), known);
        }
        return known;
    }

    /** Made once from what it is made of, which alone must decide what it is. */
    public <T> T made(Class<T> type, Object from, Supplier<T> making) {
        if (made.size() >= MOST_MADE) {
            made.clear();
        }
        return type.cast(made.computeIfAbsent(from, any -> making.get()));
    }

    /** What was looked up by key under a name, those included of which nothing was found; add to it what is looked up. */
    public Map<List<?>, List<Number>> found(String name) {
        return found.computeIfAbsent(name, any -> new ConcurrentHashMap<>());
    }
}
