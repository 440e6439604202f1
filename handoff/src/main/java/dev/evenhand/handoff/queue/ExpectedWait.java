package dev.evenhand.handoff.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * How long somebody in line will wait, as two figures: a quarter of waits are shorter than the low one, and nine of ten end
 * before the high one.
 *
 * <p>With {@code c} chats held at once, each as long as recent ones (mean m, standard deviation s, from n of them), the
 * k-th departure comes after about k·m/c. Its variance is k·s²/c² by chance plus (k/c)²·s²/n for not knowing m. The
 * quantiles are those of a gamma distribution with these moments, by Wilson and Hilferty's cube (1931).
 */
public record ExpectedWait(Duration low, Duration high) {
    /** Fewer recent chats than these make it a guess. */
    static final int ENOUGH = 8;

    private static final double QUARTER = -0.6744897501960817;
    private static final double NINE_TENTHS = 1.2815515655446004;

    /**
     * Empty where it would be a guess: nobody takes chats, or too few were served lately.
     *
     * @param position in the line, from 1
     * @param ahead how many are served before, at the most: those ahead in lines that share the same people count too
     */
    public static Optional<ExpectedWait> of(int position, int ahead, Outlook outlook) {
        int n = outlook.served().size();
        if (outlook.capacity() == 0 || n < ENOUGH) {
            return Optional.empty();
        }
        double mean = outlook.served().stream()
                .mapToDouble(ExpectedWait::seconds)
                .average()
                .orElseThrow();
        double variance = outlook.served().stream()
                        .mapToDouble(served -> Math.pow(seconds(served) - mean, 2))
                        .sum()
                / (n - 1);
        Served served = new Served(mean, variance, n);
        double low = served.quantile(Math.max(0, position - outlook.free()), outlook.capacity(), QUARTER);
        double high = served.quantile(Math.max(position, ahead), outlook.capacity(), NINE_TENTHS);
        return Optional.of(new ExpectedWait(whole(Math.floor(low)), whole(Math.ceil(Math.max(low, high)))));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Duration whole(double seconds) {
        return Duration.ofSeconds((long) seconds);
    }

    private record Served(double mean, double variance, int n) {
        double quantile(int departures, int capacity, double z) {
            double expected = departures * mean / capacity;
            if (expected == 0) {
                return 0;
            }
            double share = (double) departures / capacity;
            double spread = departures * variance / ((double) capacity * capacity) + share * share * variance / n;
            double ninth = spread / (9 * expected * expected);
            return expected * Math.pow(Math.max(0, 1 - ninth + z * Math.sqrt(ninth)), 3);
        }
    }
}
