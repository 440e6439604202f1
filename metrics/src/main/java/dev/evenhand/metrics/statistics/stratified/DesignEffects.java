package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Checks;

/**
 * How many times the variance of independent contacts each arm's really has, since customers come several times; at least 1.
 *
 * <p>An interval at {@code n} divided by the effect is as wide as the customers make it. L. Kish, Survey Sampling, ch. 8.
 *
 * <p>Refused with an {@link IllegalArgumentException} if one is below 1 or not finite.
 */
public record DesignEffects(double bot, double human) {
    /** Every contact is another customer's. */
    public static final DesignEffects NONE = new DesignEffects(1, 1);

    public DesignEffects {
        Checks.finite("bot", bot);
        Checks.finite("human", human);
        Checks.that(bot >= 1 && human >= 1, "a design effect is at least 1", Math.min(bot, human));
    }

    /** Whether customers came several times on either arm. */
    public boolean any() {
        return bot > 1 || human > 1;
    }
}
