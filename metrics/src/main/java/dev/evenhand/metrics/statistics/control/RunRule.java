package dev.evenhand.metrics.statistics.control;

/**
 * Two of three beyond two: a second reason to look, where no single point is out.
 *
 * <p>A period signals if it and at least one of the two before it lie more than 2σ from the centre on the same side.
 * Western Electric, Statistical Quality Control Handbook (1956), rule 2.
 */
public final class RunRule {
    private static final double BEYOND = 2;

    private RunRule() {}

    /** For each period in order, given by its {@link ControlPoint#deviation}, whether it signals. */
    public static boolean[] twoOfThree(double... deviations) {
        boolean[] signals = new boolean[deviations.length];
        for (int i = 1; i < deviations.length; i++) {
            double side = Math.signum(deviations[i]);
            boolean before = side * deviations[i - 1] > BEYOND || (i > 1 && side * deviations[i - 2] > BEYOND);
            signals[i] = side * deviations[i] > BEYOND && before;
        }
        return signals;
    }
}
