package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.stratified.Stratum;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is missing for strata that hold both sides to cover enough of the target's contacts. */
final class Overlap {
    private Overlap() {}

    /** A stratum: its part of the target's contacts, and how many times what came so far it needs to enter. */
    private record Need(double share, double times) {}

    /**
     * Conversations missing at the present mix.
     *
     * @param mix the target's contacts of each stratum
     * @return null where the coverage does already, or where too many contacts lie in strata only one side ever meets
     */
    static @Nullable Long missing(List<? extends Stratum> strata, double[] mix, double coverage) {
        double all = IntStream.range(0, mix.length).mapToDouble(i -> mix[i]).sum();
        if (coverage >= LikeForLikeFigures.ENOUGH || all == 0) {
            return null;
        }
        List<Need> needs = IntStream.range(0, mix.length)
                .mapToObj(i -> new Need(mix[i] / all, times(strata.get(i))))
                .sorted(Comparator.comparingDouble(Need::times))
                .toList();
        double covered = 0;
        for (Need need : needs) {
            covered += need.share;
            if (covered >= LikeForLikeFigures.ENOUGH) {
                return Double.isInfinite(need.times) ? null : (Long) (long) Math.ceil((need.times - 1) * came(strata));
            }
        }
        return null;
    }

    private static double times(Stratum stratum) {
        long smaller = Math.min(stratum.botCount(), stratum.humanCount());
        return smaller == 0 ? Double.POSITIVE_INFINITY : Math.max(1, (double) Stratum.MIN_PER_SIDE / smaller);
    }

    private static long came(List<? extends Stratum> strata) {
        return strata.stream()
                .mapToLong(stratum -> stratum.botCount() + stratum.humanCount())
                .sum();
    }
}
