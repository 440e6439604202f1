package dev.evenhand.metrics.statistics;

/**
 * How customers who come several times blur each arm's mean.
 *
 * @param bot of contacts that met the bot first
 * @param human of contacts that met people first
 */
public record Repetition(Arm bot, Arm human) {
    /** Every contact is another customer's. */
    public static final Repetition NONE = new Repetition(Arm.NONE, Arm.NONE);

    /**
     * Of one arm. The variance is that over customers, and known no better than from so many of them.
     *
     * <p>Refused with an {@link IllegalArgumentException} if one is below 1 or not finite.
     *
     * @param effect how many times the variance of independent contacts the mean has
     * @param contacts a customer
     */
    public record Arm(double effect, double contacts) {
        /** Nobody came twice. */
        public static final Arm NONE = new Arm(1, 1);

        public Arm {
            Checks.finite("effect", effect);
            Checks.finite("contacts", contacts);
            Checks.that(effect >= 1 && contacts >= 1, "effect and contacts are at least 1", Math.min(effect, contacts));
        }

        /** Squared standard error of a mean of some of the arm's contacts. */
        double meanVariance(Sample sample) {
            return effect * sample.meanVariance();
        }

        /** One fewer than there are customers on average; at least 1. */
        double df(Sample sample) {
            return Math.max(1, sample.n() / contacts - 1);
        }
    }
}
