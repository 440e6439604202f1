package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Regulars.Product;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is summed of each customer who came more than once: contacts and outcomes of each metric, and what they cost. */
final class CustomerSums {
    /** Whether the facts know of another contact of the customer. */
    static final String AGAIN = "(previous_closed_at IS NOT NULL OR next_contact_at IS NOT NULL)";

    /** Milliseconds of people. */
    static final String PEOPLE = "(staff_seconds * 1000)::BIGINT";

    /** Whether the bot had a part in it. */
    static final String BOT = "(bot_elapsed_seconds IS NOT NULL OR entry = 'bot_first')";

    /** Contacts that count for a metric, their outcomes, so many of which make one, and these squared contact by contact. */
    record Metric(Sum contacts, Sum outcomes, Sum squares, double unit) {
        static Metric rate(String among, String success) {
            Sum successes = Sum.count(among + " AND " + success);
            return new Metric(Sum.count(among), successes, successes, 1);
        }

        /** Whole numbers, so many of which make one, of the rows for which a condition holds. */
        static Metric mean(String number, String among, double unit) {
            return new Metric(
                    Sum.count(among), Sum.small(number, among), Sum.of(number + "::HUGEINT * " + number, among), unit);
        }

        /** The mean of how long something took. */
        static Metric mean(Lengths lengths) {
            return mean(lengths.millis(), lengths.known(), 1e3);
        }

        private Stream<Product> products() {
            return Stream.of(
                    new Product(outcomes, outcomes), new Product(outcomes, contacts), new Product(contacts, contacts));
        }

        double squares(Regulars regulars, double[] row) {
            return row[regulars.place(squares)] / (unit * unit);
        }

        /** Of totals that stand in their places. */
        Clusters read(Regulars regulars, double[] row) {
            return new Clusters(
                    (long) row[regulars.placeOfCount(contacts)],
                    row[regulars.place(contacts)],
                    row[regulars.place(outcomes)] / unit,
                    row[regulars.place(new Product(outcomes, outcomes))] / (unit * unit),
                    row[regulars.place(new Product(outcomes, contacts))] / unit,
                    row[regulars.place(new Product(contacts, contacts))]);
        }
    }

    private static final Metric FCR = Metric.rate(Tally.COUNTED + " AND first_contact", "success");
    private static final Metric CONFIRMED = Metric.rate(Tally.COUNTED, "confirmed");
    private static final Metric CSAT = Metric.rate(Tally.COUNTED + " AND survey_csat IS NOT NULL", "survey_csat >= 4");
    private static final Metric AHT = Metric.mean(Tally.MILLIS, Tally.COUNTED + " AND handle_seconds IS NOT NULL", 1e3);

    /** In the order of {@link RateMetric#place}, then handle times. */
    static final List<Metric> METRICS = List.of(FCR, CONFIRMED, CSAT, AHT);

    /** Contacts and outcomes of each metric. */
    static final List<Sum> OF_METRICS = METRICS.stream()
            .flatMap(metric -> Stream.of(metric.contacts(), metric.outcomes()))
            .toList();

    /** Contacts of each metric. */
    static final List<Sum> CONTACTS = METRICS.stream().map(Metric::contacts).toList();

    /** What {@link #repeats} reads beside them. */
    static final List<Product> PRODUCTS =
            METRICS.stream().flatMap(Metric::products).toList();

    /** Contacts whose cost is known; of the others neither the cost nor the resolution is in a cost per resolution. */
    static final String COSTED_ROWS = Tally.COUNTED + " AND cost_known";

    static final Sum COSTED = Sum.count(COSTED_ROWS);
    static final Sum RESOLVED = Sum.count(COSTED_ROWS + " AND success");
    static final Sum PEOPLES = Sum.small(PEOPLE, COSTED_ROWS);
    static final Sum BOTS = Sum.count(COSTED_ROWS + " AND " + BOT);

    private static final List<Product> COSTS = List.of(
            new Product(PEOPLES, PEOPLES),
            new Product(PEOPLES, BOTS),
            new Product(BOTS, BOTS),
            new Product(PEOPLES, RESOLVED),
            new Product(BOTS, RESOLVED),
            new Product(RESOLVED, RESOLVED));

    /** Whether a person held it in the end. */
    static final Dimension HELD = new Dimension("held", "(human_agent IS NOT NULL)");

    /** Whether it is known with which knowledge the bot answered. */
    static final Dimension VERSIONED = new Dimension("versioned", "(bot_version IS NOT NULL)");

    /** Contacts of which lists are made that leave others out; their customers who came again are summed beside all. */
    static final List<Dimension> CIRCLES = List.of(HELD, Dimension.column("handed_off"), VERSIONED);

    /** By who went first; kept beside the rows. */
    static final Regulars BY_ENTRY = by("entry", CIRCLES);

    private CustomerSums() {}

    /** By expressions, read from the rows. */
    static Regulars by(List<Dimension> keys, List<Metric> metrics) {
        List<Sum> values = metrics.stream()
                .flatMap(metric -> Stream.of(metric.contacts(), metric.outcomes(), metric.squares()))
                .toList();
        List<Dimension> customers = Stream.concat(keys.stream(), Stream.of(Dimension.column("customer_key")))
                .toList();
        return new Regulars(
                new Rollup("again", AGAIN, Grain.EVER, customers, values),
                keys,
                List.of(),
                metrics.stream().map(Metric::contacts).toList(),
                metrics.stream().flatMap(Metric::products).toList());
    }

    /** By a column, such as {@code handled}. */
    static Regulars by(String column) {
        return column.equals("entry") ? BY_ENTRY : by(column, List.of());
    }

    private static Regulars by(String column, List<Dimension> circles) {
        List<Dimension> key = List.of(Dimension.column(column));
        List<Dimension> dimensions = Stream.of(key, circles, List.of(Dimension.column("customer_key")))
                .flatMap(List::stream)
                .toList();
        List<Sum> values = Stream.concat(OF_METRICS.stream(), Stream.of(COSTED, RESOLVED, PEOPLES, BOTS))
                .toList();
        return new Regulars(
                new Rollup("cell_customer", AGAIN, Grain.EVER, dimensions, values),
                key,
                circles,
                Stream.concat(CONTACTS.stream(), Stream.of(COSTED)).toList(),
                Stream.concat(PRODUCTS.stream(), COSTS.stream()).toList());
    }

    /** The customers' sums of a row of totals. */
    static Side.Repeats repeats(Regulars regulars, ResultSet row) throws SQLException {
        return repeats(regulars, totals(regulars, row));
    }

    /** Each total in its place, see {@link Regulars#place}. */
    static double[] totals(Regulars regulars, ResultSet row) throws SQLException {
        int first = 1 + regulars.keys().size();
        double[] totals = new double[first + regulars.width()];
        for (int place = first; place < totals.length; place++) {
            totals[place] = row.getDouble(place);
        }
        return totals;
    }

    /** The same of a line. */
    static Side.Repeats repeats(Regulars regulars, Line line) {
        int first = 1 + regulars.keys().size();
        double[] totals = new double[first + regulars.width()];
        Arrays.setAll(totals, place -> place < first ? 0 : line.real(place - first));
        return repeats(regulars, totals);
    }

    private static Side.Repeats repeats(Regulars regulars, double[] row) {
        return new Side.Repeats(
                FCR.read(regulars, row),
                CONFIRMED.read(regulars, row),
                CSAT.read(regulars, row),
                AHT.read(regulars, row));
    }

    /** What their contacts cost, of a row of totals. */
    static Costs costs(Regulars regulars, ResultSet row) throws SQLException {
        return new Costs(
                row.getLong(regulars.placeOfCount(COSTED)),
                row.getDouble(regulars.place(RESOLVED)),
                row.getDouble(regulars.place(PEOPLES)),
                row.getDouble(regulars.place(BOTS)),
                row.getDouble(regulars.place(COSTS.get(0))),
                row.getDouble(regulars.place(COSTS.get(1))),
                row.getDouble(regulars.place(COSTS.get(2))),
                row.getDouble(regulars.place(COSTS.get(3))),
                row.getDouble(regulars.place(COSTS.get(4))),
                row.getDouble(regulars.place(COSTS.get(5))));
    }
}
