package dev.evenhand.metrics.statistics.stratified;

/** Contacts alike in everything known before anybody answered, split by who met them first. */
public sealed interface Stratum permits RateStratum, MeanStratum {
    /** Fewest observations on each side for a stratum to take part in a comparison. */
    int MIN_PER_SIDE = 10;

    /** What the contacts have in common, unique within one comparison. */
    String name();

    /** Observations that met the bot first. */
    long botCount();

    /** Observations that met a person first. */
    long humanCount();

    /** Whether both sides are there in numbers that can be compared. */
    default boolean enters() {
        return botCount() >= MIN_PER_SIDE && humanCount() >= MIN_PER_SIDE;
    }
}
