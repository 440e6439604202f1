package dev.evenhand.bot.retrieval;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the bot asks back about: a few likely candidates, where choosing among them could win more than a person. */
public final class Offer {

    /** The most that are shown at once. */
    public static final int MOST = 3;

    /** A candidate has to be at least this likely against the best. */
    private static final double WORTH_SHOWING = 0.12;

    private Offer() {}

    /**
     * One to three of the candidates, the best first, or none.
     *
     * @param candidates the best first
     * @param confidence of a candidate, 0 to 1
     * @param askFrom the probability from which it pays to ask that one of the shown is right
     */
    public static <C> List<C> of(List<C> candidates, ToDoubleFunction<C> confidence, double askFrom) {
        double best = candidates.stream().mapToDouble(confidence).max().orElse(0);
        var shown = candidates.stream()
                .filter(candidate -> confidence.applyAsDouble(candidate) >= WORTH_SHOWING * best)
                .limit(MOST)
                .toList();
        return shown.stream().mapToDouble(confidence).sum() >= askFrom ? shown : List.of();
    }
}
