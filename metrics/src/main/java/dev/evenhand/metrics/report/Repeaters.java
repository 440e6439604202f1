package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Clusters;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers' sums, which tell how much contacts of the same customer resemble each other.
 *
 * <p>A row whose facts know of no contact before or after it is its customer's only one, and a customer of one contact
 * needs no grouping: only the others are gathered by customer.
 */
final class Repeaters {
    /** Whether the facts know of no other contact of the customer. */
    static final Dimension LONE = new Dimension("lone", "(previous_closed_at IS NULL AND next_contact_at IS NULL)");

    /**
     * Contacts of customers who had none before: counted, of them with an answer, and with a handle time. At least so many
     * customers there are of each; of first contacts as many as counted ones.
     */
    static final List<Sum> NEVER_BEFORE = Stream.of(
                    Tally.COUNTED,
                    Tally.COUNTED + " AND survey_csat IS NOT NULL",
                    Tally.COUNTED + " AND handle_seconds IS NOT NULL")
            .map(among -> Sum.count(among + " AND previous_closed_at IS NULL"))
            .toList();

    /** What a part is told from. */
    static final List<Sum> SUMS =
            Stream.concat(Tally.SUMS.stream(), NEVER_BEFORE.stream()).toList();

    private final OutcomeView view;
    private final Sql cohort;
    private final String arm;

    Repeaters(OutcomeView view, Sql cohort, String arm) {
        this.view = view;
        this.cohort = cohort;
        this.arm = arm;
    }

    record Newcomers(long counted, long answered, long handled) {
        static Newcomers read(ResultSet row, int at) throws SQLException {
            return new Newcomers(row.getLong(at), row.getLong(at + 1), row.getLong(at + 2));
        }

        Newcomers plus(Newcomers other) {
            return new Newcomers(counted + other.counted, answered + other.answered, handled + other.handled);
        }
    }

    /** The contacts of a side that are, or are not, their customers' only ones; of counted ones alone. */
    record Part(String side, boolean lone, Tally tally, Newcomers newcomers) {
        static Part of(Line line) {
            int at = Tally.SUMS.size();
            return new Part(
                    String.valueOf(line.text(0)),
                    Boolean.TRUE.equals(line.keys().get(1)),
                    Tally.of(line),
                    new Newcomers(line.whole(at), line.whole(at + 1), line.whole(at + 2)));
        }

        /** Of any metric: few may have come again, and yet have given most of the answers. */
        boolean repeats() {
            return repeats(tally.counted(), newcomers.counted)
                    || repeats(tally.first(), newcomers.counted)
                    || repeats(tally.answered(), newcomers.answered)
                    || repeats(tally.handled(), newcomers.handled);
        }

        private static boolean repeats(long contacts, long newcomers) {
            return contacts > RatioEstimator.REPEATS * newcomers;
        }

        Part plus(Part other) {
            return new Part(side, lone && other.lone, tally.plus(other.tally), newcomers.plus(other.newcomers));
        }
    }

    /** By side; asked for only where newcomers are so few that somebody must have come again. */
    Future<Map<String, Side.Repeats>> bySide() {
        return view.query(cohort.sums(List.of(arm + "::VARCHAR", LONE.name()), SUMS), Repeaters::part)
                .compose(parts -> possible(parts)
                        ? again().map(again -> joined(parts, again))
                        : Future.succeededFuture(Map.of()));
    }

    /** Whether somebody must have come again. */
    static boolean possible(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::side, part -> part, Part::plus)).values().stream()
                .anyMatch(Part::repeats);
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getString(1), row.getBoolean(2), Tally.read(row, 3), Newcomers.read(row, 3 + Tally.SUMS.size()));
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
