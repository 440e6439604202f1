package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Sample;

/** A stratum in which a quantity is averaged. */
public record MeanStratum(String name, Sample bot, Sample human) implements Stratum {
    @Override
    public long botCount() {
        return bot.n();
    }

    @Override
    public long humanCount() {
        return human.n();
    }

    /** The same stratum with the arms exchanged. */
    public MeanStratum swapped() {
        return new MeanStratum(name, human, bot);
    }
}
