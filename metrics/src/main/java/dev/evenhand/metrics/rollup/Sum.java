package dev.evenhand.metrics.rollup;

/**
 * An aggregate of labelled rows that can be added up and taken back: a count, or a sum of whole numbers, so that neither
 * order nor booking out and in again moves a digit.
 *
 * <p>Conditions are written as CASE: of several dozen sums over the same rows a FILTER each takes three times as long, since
 * it copies the rows it lets through.
 *
 * @param sql such as {@code count(CASE WHEN mature THEN 1 END)}; never null, also over no row
 * @param type as which the sum of sums is read: {@code BIGINT} for counts, {@code DOUBLE} for what may be larger
 */
public record Sum(String sql, String type) {
    /** Every row there is. */
    public static final Sum ROWS = new Sum("count(*)", "BIGINT");

    /** Rows for which a condition holds. */
    public static Sum count(String condition) {
        return new Sum("count(CASE WHEN " + condition + " THEN 1 END)", "BIGINT");
    }

    /** A whole number over the rows for which a condition holds and the number is known. */
    public static Sum of(String number, String condition) {
        return new Sum(summed(number, condition), "DOUBLE");
    }

    /** The same of a number so small that its sum over all rows of one customer is a {@code BIGINT}. */
    public static Sum small(String number, String condition) {
        return new Sum(summed(number, condition) + "::BIGINT", "BIGINT");
    }

    private static String summed(String number, String condition) {
        return "coalesce(sum(CASE WHEN " + condition + " THEN " + number + " END), 0)";
    }

    /** The whole number that its sum is, however wide. */
    public String whole(String sum) {
        return sum + (type.equals("BIGINT") ? "::BIGINT" : "::HUGEINT");
    }

    /** Its column in a table of cells: the same wherever the same is summed. */
    public String column() {
        return "s" + Integer.toHexString(sql.hashCode());
    }
}
