package dev.evenhand.bot.retrieval.calibration;

/**
 * What a manager asks of the calibration.
 *
 * @param precision the share of answers that should be right, in (0, 1)
 * @param oosShare the expected share of messages no article answers, in (0, 1)
 * @param cautious whether near misses weigh more than easy ones: for knowledge bases that split one topic into
 *     neighbouring articles
 */
public record Settings(double precision, double oosShare, boolean cautious) {

    /** Nine answers in ten right, four messages in ten outside the knowledge base. */
    public static final Settings DEFAULT = new Settings(0.90, 0.40, false);

    public Settings {
        requireShare(precision, "precision");
        requireShare(oosShare, "oosShare");
    }

    public Settings withPrecision(double share) {
        return new Settings(share, oosShare, cautious);
    }

    public Settings withCautious(boolean wanted) {
        return new Settings(precision, oosShare, wanted);
    }

    private static void requireShare(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, not " + value);
        }
    }
}
