package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Mover;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.WeightedMean;
import dev.evenhand.metrics.statistics.Wilson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Direct standardisation: what each arm would achieve on one and the same mix of questions.
 *
 * <p>{@code p̃ = ΣW p} over the strata with at least {@value Stratum#MIN_PER_SIDE} on each side, W the target's mix
 * renormalised over them. K. J. Rothman, S. Greenland, T. L. Lash, Modern Epidemiology, 3rd ed., ch. 3 and 15.
 * Interval for rates by {@link Mover} from Wilson's limits; for means {@code Var = ΣW² s²/n} with Satterthwaite's
 * degrees of freedom (F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110). Empty if no stratum enters: without
 * overlap there is nothing to compare. The order of the strata does not matter.
 */
public final class Standardisation {
    private Standardisation() {}

    /** Rates on the target's mix; limits in [0, 1], of the difference in [−1, 1]. */
    public static Optional<Standardised> rates(List<RateStratum> strata, Target target) {
        return rates(strata, contacts(strata, target));
    }

    /**
     * Rates on a mix given as contacts a stratum, where the rate's denominator is only a part of them (answers to a
     * survey).
     *
     * @throws IllegalArgumentException if {@code contacts} are not as many as strata or one is negative
     */
    public static Optional<Standardised> rates(List<RateStratum> strata, double[] contacts) {
        return rates(strata, contacts, DesignEffects.NONE);
    }

    /** The same where customers come several times: Wilson's limits at n divided by the arm's design effect. */
    public static Optional<Standardised> rates(List<RateStratum> strata, double[] contacts, DesignEffects effects) {
        return Weighting.of(strata, contacts).map(weighting -> rates(weighting, effects));
    }

    /** Means on the target's mix. */
    public static Optional<Standardised> means(List<MeanStratum> strata, Target target) {
        return means(strata, contacts(strata, target));
    }

    /**
     * Means on a mix given as contacts a stratum.
     *
     * @throws IllegalArgumentException if {@code contacts} are not as many as strata or one is negative
     */
    public static Optional<Standardised> means(List<MeanStratum> strata, double[] contacts) {
        return means(strata, contacts, Repetition.NONE);
    }

    /**
     * The same where customers come several times: variances times the arm's design effect, and as many degrees of freedom in a
     * stratum as the arm's customers would have there, less one.
     */
    public static Optional<Standardised> means(List<MeanStratum> strata, double[] contacts, Repetition customers) {
        return Weighting.of(strata, contacts).map(weighting -> means(weighting, customers));
    }

    private static Standardised rates(Weighting<RateStratum> weighting, DesignEffects effects) {
        List<Interval> bot = wilson(weighting, RateStratum::bot, effects.bot());
        List<Interval> human = wilson(weighting, RateStratum::human, effects.human());
        double[] weights = weighting.array();
        return new Standardised(
                Mover.sum(weights, bot).clipped(0, 1),
                Mover.sum(weights, human).clipped(0, 1),
                Mover.difference(weights, bot, human).clipped(-1, 1),
                Double.POSITIVE_INFINITY,
                weighting.coverage(),
                weighting.named());
    }

    private static List<Interval> wilson(
            Weighting<RateStratum> weighting, Function<RateStratum, Proportion> arm, double effect) {
        return weighting.strata().stream()
                .map(arm)
                .map(counts -> Wilson.interval(counts.p(), counts.n() / effect))
                .toList();
    }

    private static Standardised means(Weighting<MeanStratum> weighting, Repetition customers) {
        WeightedMean bot = arm(weighting, MeanStratum::bot, customers.bot());
        WeightedMean human = arm(weighting, MeanStratum::human, customers.human());
        WeightedMean difference = bot.minus(human);
        return new Standardised(
                bot.interval(),
                human.interval(),
                difference.interval(),
                difference.df(),
                weighting.coverage(),
                weighting.named());
    }

    private static WeightedMean arm(
            Weighting<MeanStratum> weighting, Function<MeanStratum, Sample> arm, Repetition.Arm customers) {
        WeightedMean sum = WeightedMean.NONE;
        for (int s = 0; s < weighting.strata().size(); s++) {
            Sample sample = arm.apply(weighting.strata().get(s));
            sum = sum.plus(WeightedMean.of(weighting.shares().get(s), sample, customers));
        }
        return sum;
    }

    private static double[] contacts(List<? extends Stratum> strata, Target target) {
        return strata.stream().mapToDouble(target::contacts).toArray();
    }
}
