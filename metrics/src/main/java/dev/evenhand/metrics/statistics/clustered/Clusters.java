package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;

/**
 * What the ratio estimator needs of customers with n contacts and an outcome total y each: sums a query can deliver.
 *
 * @param count how many customers
 * @param n Σn, their contacts
 * @param y Σy, their outcomes
 * @param yy Σy²
 * @param yn Σyn
 * @param nn Σn²
 */
public record Clusters(long count, double n, double y, double yy, double yn, double nn) {
    /** Nobody yet. */
    public static final Clusters NONE = new Clusters(0, 0, 0, 0, 0, 0);

    public Clusters {
        Checks.that(count >= 0, "count must not be negative", count);
        Checks.notNegative("n", n);
        Checks.finite("y", y);
        Checks.notNegative("yy", yy);
        Checks.finite("yn", yn);
        Checks.notNegative("nn", nn);
    }

    /**
     * As many customers as {@code n} contacts would be worth under a design effect: each with so many contacts, all with the
     * same outcome.
     *
     * @param squares of the outcomes contact by contact
     * @param effect at least 1
     */
    public static Clusters alike(double n, double y, double squares, double effect) {
        return new Clusters(Math.round(n / effect), n, y, squares * effect, y * effect, n * effect);
    }

    /** The largest design effect these customers' contacts can have: that of outcomes all alike, each customer's. */
    public double largestEffect() {
        return n == 0 ? 1 : Math.max(1, nn / n);
    }

    /** With other customers, none of whom is among these. */
    public Clusters plus(Clusters others) {
        return new Clusters(
                count + others.count, n + others.n, y + others.y, yy + others.yy, yn + others.yn, nn + others.nn);
    }

    /** With one more customer of {@code contacts} contacts whose outcomes sum to {@code outcome}. */
    public Clusters plus(long contacts, double outcome) {
        double m = (double) contacts;
        return new Clusters(count + 1, n + m, y + outcome, yy + outcome * outcome, yn + outcome * m, nn + m * m);
    }
}
