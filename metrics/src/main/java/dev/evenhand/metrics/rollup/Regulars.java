package dev.evenhand.metrics.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sums of squares and products over customers, which tell how much contacts of the same customer resemble each other: of all
 * their contacts, and of those in each circle, such as those a person held.
 *
 * <p>With {@code o} summed of a customer so far and {@code d} coming to it, {@code (o+d)² = o² + 2od + d²}: so the totals
 * over all customers follow each booking by a look at the customers it touches, and no question groups millions of them.
 *
 * @param customers each one's values
 * @param keys by which totals are told apart, among the dimensions of {@code customers}
 * @param circles booleans among the dimensions: of the contacts for which one holds there are totals beside those of all
 * @param counts values of which the customers are counted who have some
 * @param products pairs of values that are multiplied customer by customer
 */
public record Regulars(
        Rollup customers, List<Dimension> keys, List<Dimension> circles, List<Sum> counts, List<Product> products)
        implements Book {
    /** The circle of all contacts. */
    public static final String ALL = Rollup.ALL;

    private static final String CIRCLE = Circled.NAME;

    /** Two values of a customer, or the same one twice. */
    public record Product(Sum one, Sum other) {
        /** Written out for a customer's values under a name; wide enough for milliseconds squared. */
        private String of(UnaryOperator<String> value) {
            return value.apply(one.column()) + "::HUGEINT * " + value.apply(other.column());
        }
    }

    @Override
    public String name() {
        return customers.name();
    }

    private String totals() {
        return name() + "_totals";
    }

    @Override
    public List<String> create(String rows) {
        return Stream.concat(
                        customers.create(rows).stream(),
                        Stream.of("CREATE TABLE " + totals() + " AS "
                                + change("(FROM " + name() + ")", "(FROM " + name() + ")")))
                .toList();
    }

    @Override
    public List<String> bookIn(String rows) {
        return book(customers.cells(rows, ""));
    }

    @Override
    public List<String> bookOut(String rows) {
        return book(customers.cells(rows, "-"));
    }

    private List<String> book(String change) {
        return List.of(
                "CREATE OR REPLACE TEMP TABLE regular AS " + change,
                "INSERT INTO " + totals() + " " + change("regular", "(" + before("regular") + ")"),
                "INSERT INTO " + name() + " FROM regular",
                "DROP TABLE regular");
    }

    /** What is booked so far of the customers that a table names. */
    private String before(String touched) {
        String same = names().map(name -> "c." + name + " = t." + name).collect(Collectors.joining(" AND "));
        return "SELECT c.* FROM " + name() + " c SEMI JOIN " + touched + " t ON " + same;
    }

    private Circled circled() {
        List<String> sums = customers.sums().stream().map(Sum::column).toList();
        return new Circled(
                Stream.concat(Stream.of(ALL), circles.stream().map(Dimension::name))
                        .toList(),
                names().toList(),
                sums);
    }

    /** How totals change where cells of customers {@code coming} come to those of {@code before}. */
    private String change(String coming, String before) {
        String same = Stream.concat(Stream.of(CIRCLE), names())
                .map(name -> "d." + name + " = o." + name)
                .collect(Collectors.joining(" AND "));
        String values = customers.sums().stream()
                .map(Sum::column)
                .map(value -> "coalesce(o." + value + ", 0) AS o" + value + ", o" + value + " + d." + value + " AS n"
                        + value + ", d." + value + " AS d" + value)
                .collect(Collectors.joining(", "));
        String both = "(SELECT d." + CIRCLE + ", "
                + keys.stream().map(key -> "d." + key.name()).collect(Collectors.joining(", ")) + ", " + values
                + " FROM " + circled().of(coming) + " d LEFT JOIN " + circled().of(before) + " o ON " + same + ")";
        Stream<String> columns = Stream.of(
                        counts.stream()
                                .map(Sum::column)
                                .map(value -> "(n" + value + " > 0)::BIGINT - (o" + value + " > 0)::BIGINT"),
                        customers.sums().stream().map(sum -> "d" + sum.column()),
                        products.stream()
                                .map(product ->
                                        product.of(value -> "n" + value) + " - " + product.of(value -> "o" + value)))
                .flatMap(parts -> parts)
                .map(change -> "coalesce(sum(" + change + "), 0)");
        return selected(CIRCLE + ", ", columns.toList()) + " FROM " + both + " GROUP BY ALL";
    }

    /** Totals of all contacts of the booked customers and of what comes to them from other rows. */
    public String totals(String rest) {
        String coming = "(" + customers.cells(rest, "") + ")";
        return summed(
                "(FROM (FROM " + totals() + " UNION ALL " + change("rest", "(" + before("rest") + ")") + ") WHERE "
                        + CIRCLE + " = '" + ALL + "')",
                "WITH rest AS MATERIALIZED " + coming + " ");
    }

    /** Totals of the booked customers alone: keys as text, then whole numbers in the order of {@link #totals}. */
    public String booked(String circle) {
        String sums = columns()
                .map(column -> "coalesce(sum(" + column + "), 0)::HUGEINT")
                .collect(Collectors.joining(", "));
        return "SELECT " + text(keys) + ", " + sums + " FROM " + totals() + " WHERE " + CIRCLE + " = '" + circle
                + "' GROUP BY ALL";
    }

    /** Some values that are booked of the customers for whom a condition holds, after the keys of each as text. */
    public String bookedOf(String circle, List<Sum> values, String condition) {
        String sums = values.stream()
                .map(value -> "sum(" + value.column() + ")::HUGEINT")
                .collect(Collectors.joining(", "));
        return "SELECT " + text(alone().dimensions()) + ", " + sums + " FROM " + name() + " WHERE " + circle + " AND "
                + condition + " GROUP BY ALL";
    }

    /** So many customers of rows who are not among the booked: keys as text, then how many. */
    public String newcomers(String rows) {
        String same = names().map(name -> "b." + name + " = r." + name).collect(Collectors.joining(" AND "));
        String columns = names().collect(Collectors.joining(", "));
        String coming = alone().dimensions().stream()
                .map(dimension -> dimension.sql() + " AS " + dimension.name())
                .collect(Collectors.joining(", "));
        return "WITH rest AS MATERIALIZED (SELECT DISTINCT " + coming + " FROM " + rows + " WHERE "
                + customers.among() + ") SELECT " + text(keys) + ", count(*) FROM rest r ANTI JOIN (SELECT "
                + columns + " FROM (" + before("rest") + ") GROUP BY ALL HAVING sum(" + Sum.ROWS.column()
                + ") > 0) b ON " + same + " GROUP BY ALL";
    }

    private static String text(List<Dimension> dimensions) {
        return dimensions.stream().map(key -> key.name() + "::VARCHAR").collect(Collectors.joining(", "));
    }

    /** How many numbers follow the keys. */
    public int width() {
        return (int) columns().count();
    }

    /** The same of rows alone. */
    public String totalsOf(String rows) {
        Stream<String> columns = Stream.of(
                        counts.stream().map(sum -> "count(*) FILTER (" + sum.column() + " > 0)"),
                        customers.sums().stream().map(sum -> "coalesce(sum(" + sum.column() + "), 0)"),
                        products.stream().map(product -> "coalesce(sum(" + product.of(column -> column) + "), 0)"))
                .flatMap(parts -> parts);
        return summed(
                "(" + selected("", columns.toList()) + " FROM (" + alone().cells(rows, "") + ") GROUP BY ALL)", "");
    }

    /** Keys as text, then a number for each count, each sum of customers' values and each product, in their order. */
    private String summed(String source, String with) {
        String sums = columns().map(column -> "sum(" + column + ")::DOUBLE").collect(Collectors.joining(", "));
        return with + "SELECT " + text(keys) + ", " + sums + " FROM " + source + " GROUP BY ALL";
    }

    private String selected(String first, List<String> columns) {
        List<String> names = columns().toList();
        List<String> parts = new ArrayList<>();
        keys.forEach(key -> parts.add(key.name()));
        IntStream.range(0, columns.size()).forEach(i -> parts.add(columns.get(i) + " AS " + names.get(i)));
        return "SELECT " + first + String.join(", ", parts);
    }

    private Stream<String> columns() {
        return IntStream.range(0, counts.size() + customers.sums().size() + products.size())
                .mapToObj(place -> "t" + place);
    }

    /** The customers whatever circle their contacts are in. */
    public Rollup alone() {
        List<Dimension> dimensions = customers.dimensions().stream()
                .filter(dimension -> !circles.contains(dimension))
                .toList();
        return new Rollup(customers.name(), customers.among(), customers.grain(), dimensions, customers.sums());
    }

    /** By what a customer's values are told apart from another's, and from those under another key. */
    private Stream<String> names() {
        return alone().dimensions().stream().map(Dimension::name);
    }

    /** Where a total stands in an answer, counted from 1 and after the keys. */
    public int place(Sum value) {
        return 1 + keys.size() + counts.size() + customers.sums().indexOf(value);
    }

    /** See {@link #place(Sum)}. */
    public int place(Product product) {
        return 1 + keys.size() + counts.size() + customers.sums().size() + products.indexOf(product);
    }

    /** Where the customers stand who have some of a value. */
    public int placeOfCount(Sum value) {
        return 1 + keys.size() + counts.indexOf(value);
    }

    @Override
    public List<String> merge() {
        String names = Stream.concat(Stream.of(CIRCLE), keys.stream().map(Dimension::name))
                .collect(Collectors.joining(", "));
        String sums = columns()
                .map(column -> "sum(" + column + ")::HUGEINT AS " + column)
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        customers.merge().stream(),
                        Stream.of(
                                "CREATE OR REPLACE TEMP TABLE merged AS SELECT " + names + ", " + sums + " FROM "
                                        + totals() + " GROUP BY ALL",
                                "DELETE FROM " + totals(),
                                "INSERT INTO " + totals() + " FROM merged",
                                "DROP TABLE merged"))
                .toList();
    }

    @Override
    public List<String> clear() {
        return Stream.concat(customers.clear().stream(), Stream.of("DELETE FROM " + totals()))
                .toList();
    }
}
