package dev.evenhand.metrics.statistics;

import java.util.Optional;

/**
 * An interval for a running experiment that may be looked at as often as one likes.
 *
 * <p>{@code μ̂ ± σ̂ √(2(nρ²+1)/(n²ρ²) · ln(√(nρ²+1)/α))}, α = .05, narrowest near the planned size n* by {@code ρ² =
 * (−2 ln α + ln(−2 ln α) + 1)/n*}. I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas, Annals of
 * Statistics 52 (2024) 2613 (asymptotic: it leans on σ̂, so it is silent until both arms hold {@value
 * Stratum#MIN_PER_SIDE}).
 */
public final class ConfidenceSequence {
    private static final double ALPHA = 0.05;

    private ConfidenceSequence() {}

    /**
     * The experiment so far.
     *
     * @param bot contacts assigned to the bot
     * @param human contacts assigned to people
     * @param scores the {@link #score}s of all of them: {@code scores.n()} is the sum of both
     */
    public record Assigned(long bot, long human, Sample scores) {
        public Assigned {
            Checks.that(bot >= 0 && human >= 0, "arms must not be negative", bot + " and " + human);
            Checks.that(scores.n() == bot + human, "there must be a score for each assigned", scores.n());
        }
    }

    /**
     * One contact's unbiased guess at the difference: {@code AY/π − (1−A)Y/(1−π)}. The mean of all estimates bot
     * minus human.
     *
     * @param toBot the arm assigned, whoever answered in the end
     * @param probability that of the arm assigned, in (0, 1]
     * @throws IllegalArgumentException if the probability is out of range or the outcome not finite
     */
    public static double score(boolean toBot, double outcome, double probability) {
        Checks.that(probability > 0 && probability <= 1, "probability must lie in (0, 1]", probability);
        Checks.finite("outcome", outcome);
        return (toBot ? outcome : -outcome) / probability;
    }

    /**
     * The difference bot minus human with limits that hold at every look; empty while an arm is too thin or no score
     * differs.
     *
     * @param planned the size n* at which the interval should be narrowest, above 0; any guess made beforehand is
     *     valid
     * @throws IllegalArgumentException if {@code planned} is not positive
     */
    public static Optional<Interval> interval(Assigned assigned, double planned) {
        Sample scores = assigned.scores();
        double rho = rho(planned);
        if (Math.min(assigned.bot(), assigned.human()) < Stratum.MIN_PER_SIDE || scores.variance() == 0) {
            return Optional.empty();
        }
        return Optional.of(Interval.around(scores.mean(), halfWidth(scores.sd(), scores.n(), rho)));
    }

    /** ρ for a planned size above 0. */
    public static double rho(double planned) {
        Checks.positive("planned", planned);
        double tail = -2 * Math.log(ALPHA);
        return Math.sqrt((tail + Math.log(tail) + 1) / planned);
    }

    /** Half the interval's width after n of at least 1 with this standard deviation. */
    public static double halfWidth(double sd, long n, double rho) {
        Checks.notNegative("sd", sd);
        Checks.positive("n", (double) n);
        Checks.positive("rho", rho);
        double growth = n * rho * rho + 1;
        return sd * Math.sqrt(2 * growth / (n * rho * n * rho) * Math.log(Math.sqrt(growth) / ALPHA));
    }
}
