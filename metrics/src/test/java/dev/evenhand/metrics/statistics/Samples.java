package dev.evenhand.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.stratified.RateStratum;
import java.util.List;

/** Published data that more than one test computes on, and how an interval is held against its printed digits. */
public final class Samples {
    /** Kidney stones, C. R. Charig and others, BMJ 292 (1986) 879: treatment A as the bot, B as people. */
    public static final List<RateStratum> KIDNEY_STONES =
            List.of(stratum("small", 81, 87, 234, 270), stratum("large", 192, 263, 55, 80));

    private Samples() {}

    public static RateStratum stratum(String name, long bot, long ofBot, long human, long ofHuman) {
        return new RateStratum(name, new Proportion(bot, ofBot), new Proportion(human, ofHuman));
    }

    /** All three numbers within half a unit of the last printed decimal. */
    public static void assertPrinted(Interval found, int decimals, double... printed) {
        double half = 0.5000001 * Math.pow(10, -decimals);
        assertThat(found.value()).as("value").isCloseTo(printed[0], within(half));
        assertThat(found.low()).as("low").isCloseTo(printed[1], within(half));
        assertThat(found.high()).as("high").isCloseTo(printed[2], within(half));
    }

    public static void assertPrinted(double found, int decimals, double printed) {
        assertThat(found).isCloseTo(printed, within(0.5000001 * Math.pow(10, -decimals)));
    }
}
