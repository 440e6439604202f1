package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Proportion;

/** A stratum in which successes are counted. */
public record RateStratum(String name, Proportion bot, Proportion human) implements Stratum {
    @Override
    public long botCount() {
        return bot.n();
    }

    @Override
    public long humanCount() {
        return human.n();
    }

    /** The same stratum with the arms exchanged. */
    public RateStratum swapped() {
        return new RateStratum(name, human, bot);
    }
}
