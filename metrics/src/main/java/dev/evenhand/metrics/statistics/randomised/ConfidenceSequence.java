package dev.evenhand.metrics.statistics.randomised;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.stratified.Stratum;
import java.util.Optional;
import java.util.OptionalLong;

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
    /** Beyond which a count means never. */
    private static final long MOST = 1_000_000_000_000_000L;

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

    /**
     * More observations until these limits exclude zero, if the difference seen is the true one; empty where there is none,
     * or one so small that no count would do.
     *
     * @param shown limits after n of at least 1, as {@link #interval} gives them
     */
    public static OptionalLong more(Interval shown, long n, double planned) {
        double rho = rho(planned);
        double gap = Math.abs(shown.value());
        double sd = Math.max(shown.high() - shown.value(), shown.value() - shown.low()) / halfWidth(1, n, rho);
        if (halfWidth(sd, MOST, rho) > gap) {
            return OptionalLong.empty();
        }
        long enough = MOST;
        for (long tooFew = n - 1; enough - tooFew > 1; ) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (halfWidth(sd, middle, rho) > gap) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalLong.of(enough - n);
    }
}
