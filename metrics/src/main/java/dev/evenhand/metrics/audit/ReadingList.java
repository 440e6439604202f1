package dev.evenhand.metrics.audit;

import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/**
 * Draws conversations by a hash of their id: a seed of its own for what the judge reads, for what managers audit, and for
 * the questions they set right answers to, so that none says anything about another.
 */
public final class ReadingList {
    /** Imported conversations have no words to read. */
    private static final String OURS = "coalesce(assignment_by::VARCHAR, '') <> 'import'";

    private static final String ENGAGED = "coalesce(customer_messages, 1) > 0 AND " + OURS;
    private static final long HASHES = 1L << 32;

    private final OutcomeView view;

    public ReadingList(OutcomeView view) {
        this.view = view;
    }

    /** How far the reading is, of conversations closed since a time. */
    public record Progress(long graded, long audited) {}

    /**
     * Conversations closed since {@code since}, not graded yet, that belong to the share drawn; in the order of the draw.
     *
     * @param share 0 to 1 of all conversations here
     * @param most at most so many
     */
    public Future<List<String>> ungraded(Instant since, double share, int most) {
        String drawn = "substr(md5('grade ' || conversation), 1, 8)";
        return view.query(
                SqlQuery.of(
                        "SELECT conversation FROM outcome WHERE review_grade IS NULL AND closed_at >= ? AND " + ENGAGED
                                + " AND " + drawn + " < ? ORDER BY " + drawn + " LIMIT " + most,
                        since,
                        limit(share)),
                row -> row.getString(1));
    }

    /** The first eight hex digits below which a hash belongs to the share; {@code g} is beyond them all. */
    private static String limit(double share) {
        return share >= 1 ? "g" : "%08x".formatted((long) (share * HASHES));
    }

    /**
     * Graded conversations closed since {@code since} that nobody audited, in the order in which they are due: within entry
     * and topic by chance, among these in proportion to what was graded in each.
     *
     * <p>The k-th of a cell's n stands at (k − ½)/n, so that every beginning of the list is in proportion.
     */
    public Future<List<String>> unaudited(Instant since, int most) {
        return view.query(
                SqlQuery.of(
                        """
                        WITH graded AS (
                          SELECT conversation, entry, topic, review_audit IS NOT NULL AS audited,
                            md5('audit ' || conversation) AS draw
                          FROM outcome WHERE review_grade IS NOT NULL AND closed_at >= ? AND %s),
                        placed AS (
                          SELECT conversation, audited, draw, count(*) OVER cell AS n,
                            row_number() OVER (PARTITION BY entry, topic ORDER BY NOT audited, draw) AS k
                          FROM graded WINDOW cell AS (PARTITION BY entry, topic))
                        SELECT conversation FROM placed WHERE NOT audited ORDER BY (k - 0.5) / n, draw LIMIT %d
                        """
                                .formatted(OURS, most),
                        since),
                row -> row.getString(1));
    }

    /** Conversations closed since {@code since} in which the customer wrote, in the order of the draw. */
    public Future<List<String>> written(Instant since, int most) {
        return view.query(
                SqlQuery.of(
                        "SELECT conversation FROM outcome WHERE closed_at >= ? AND " + ENGAGED
                                + " ORDER BY md5('question ' || conversation) LIMIT " + most,
                        since),
                row -> row.getString(1));
    }

    public Future<Progress> progress(Instant since) {
        return view.query(
                        SqlQuery.of(
                                "SELECT count(*), count(review_audit) FROM outcome"
                                        + " WHERE review_grade IS NOT NULL AND closed_at >= ?",
                                since),
                        row -> new Progress(row.getLong(1), row.getLong(2)))
                .map(rows -> rows.get(0));
    }
}
