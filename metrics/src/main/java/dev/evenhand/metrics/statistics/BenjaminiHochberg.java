package dev.evenhand.metrics.statistics;

import java.util.stream.IntStream;

/**
 * Benjamini and Hochberg's procedure: which of many findings to believe so that at most a share q of those is false
 * on average.
 *
 * <p>With {@code p(1) <= … <= p(m)} all up to the largest k with {@code p(k) <= qk/m} are kept. Y. Benjamini, Y.
 * Hochberg, J. R. Stat. Soc. B 57 (1995) 289. Valid for independent or positively dependent tests.
 */
public final class BenjaminiHochberg {
    /** The share of false findings accepted across topics. */
    public static final double Q = 0.10;

    private BenjaminiHochberg() {}

    /**
     * Which hypotheses are rejected, in the order given.
     *
     * @throws IllegalArgumentException if a p lies outside [0, 1] or q not strictly inside
     */
    public static boolean[] rejected(double[] p, double q) {
        Checks.openProbability("q", q);
        double[] adjusted = adjusted(p);
        boolean[] rejected = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            rejected[i] = adjusted[i] <= q;
        }
        return rejected;
    }

    /**
     * The smallest q at which each hypothesis would be rejected, in [0, 1], in the order given.
     *
     * @throws IllegalArgumentException if a p lies outside [0, 1]
     */
    public static double[] adjusted(double[] p) {
        int[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted((i, j) -> Double.compare(p[j], p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int done = 0; done < p.length; done++) {
            int i = descending[done];
            Checks.probability("p", p[i]);
            least = Math.min(least, p[i] * p.length / (p.length - done));
            adjusted[i] = least;
        }
        return adjusted;
    }
}
