package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Customers' sums, which tell how much contacts of the same customer resemble each other.
 *
 * <p>A row whose facts know of no contact before or after it is its customer's only one, and a customer of one contact
 * needs no grouping: only the others are gathered by customer.
 */
final class Repeaters {
    /** Whether the facts know of no other contact of the customer. */
    static final Dimension LONE = new Dimension("lone", "(previous_closed_at IS NULL AND next_contact_at IS NULL)");

    private final OutcomeView view;
    private final Sql cohort;
    private final String arm;

    Repeaters(OutcomeView view, Sql cohort, String arm) {
        this.view = view;
        this.cohort = cohort;
        this.arm = arm;
    }

    /** The contacts of a side that are, or are not, their customers' only ones; of counted ones alone. */
    record Part(String side, boolean lone, Tally tally) {
        static Part of(Line line) {
            return new Part(
                    String.valueOf(line.text(0)),
                    Boolean.TRUE.equals(line.keys().get(1)),
                    Tally.of(line));
        }

        Part plus(Part other) {
            return new Part(side, lone && other.lone, tally.plus(other.tally));
        }
    }

    /** By side; asked for only where newcomers are so few that somebody must have come again. */
    Future<Map<String, Side.Repeats>> bySide() {
        return view.query(cohort.sums(List.of(arm + "::VARCHAR", LONE.name()), Tally.SUMS), Repeaters::part)
                .compose(parts -> possible(parts)
                        ? again().map(again -> joined(parts, again))
                        : Future.succeededFuture(Map.of()));
    }

    /** Whether somebody must have come again. */
    static boolean possible(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::side, part -> part, Part::plus)).values().stream()
                .anyMatch(part -> part.tally.mayRepeat());
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString(1), row.getBoolean(2), Tally.read(row, 3));
    }

    /** Those of who came again, by side, and those of who did not. */
    static Map<String, Side.Repeats> joined(List<Part> parts, Map<String, Side.Repeats> again) {
        Map<String, Side.Repeats> sides = new HashMap<>(again);
        parts.stream().filter(Part::lone).forEach(part -> sides.merge(part.side, once(part.tally), Side.Repeats::plus));
        return sides;
    }

    private static Side.Repeats once(Tally tally) {
        return new Side.Repeats(
                once(tally.first(), tally.firstConfirmed() + tally.firstAssumed()),
                once(tally.counted(), tally.confirmed()),
                once(tally.answered(), tally.content()),
                new Clusters(
                        tally.handled(),
                        (double) tally.handled(),
                        tally.seconds(),
                        tally.squares(),
                        tally.seconds(),
                        (double) tally.handled()));
    }

    private static Clusters once(long contacts, long successes) {
        double n = (double) contacts;
        double y = (double) successes;
        return new Clusters(contacts, n, y, y, y, n);
    }

    private Future<Map<String, Side.Repeats>> again() {
        Regulars regulars = CustomerSums.by(arm);
        return view.query(
                        cohort.regulars(regulars, Tally.COUNTED),
                        row -> Map.entry(row.getString(1), CustomerSums.repeats(regulars, row)))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
