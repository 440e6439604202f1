package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Interval;
import java.util.List;

/**
 * Both arms as they would be on the same questions, and their difference (bot minus human).
 *
 * @param df degrees of freedom the difference's interval rests on; of rates, whose limits are the normal's, infinite
 * @param coverage share in (0, 1] of the target's contacts that lie in strata that entered
 * @param weights of the strata that entered, in the order given
 */
public record Standardised(
        Interval bot, Interval human, Interval difference, double df, double coverage, List<StratumWeight> weights) {
    public Standardised {
        weights = List.copyOf(weights);
    }

    /** Whether the sign is the opposite of {@code raw}'s: the mix of questions told another story than the answers. */
    public boolean flips(Interval raw) {
        return difference.value() * raw.value() < 0;
    }
}
