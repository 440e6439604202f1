package dev.evenhand.metrics.statistics.randomised;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.clustered.ClusteredScores;
import java.util.List;
import java.util.Optional;

/**
 * The means of an experiment's two arms where only part of those assigned have an outcome: whoever has none is in neither.
 *
 * <p>Each arm's mean is weighted by one over the probability drawn with, {@code m = Σ w·y / Σ w} (J. Hájek, in Foundations
 * of Statistical Inference, 1971, 236). Dividing by the weight an arm has rather than the one it should have keeps an arm
 * that answers less often from looking worse for it. The limits rest on the linearised scores {@code ±w·(y − m)·n/Σ w}
 * (C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey Sampling, 1992, §5.7), whose mean is 0.
 */
public final class ArmMeans {
    private final List<Group> bot;
    private final List<Group> human;

    private ArmMeans(List<Group> groups) {
        bot = groups.stream().filter(Group::toBot).toList();
        human = groups.stream().filter(group -> !group.toBot).toList();
    }

    /**
     * Outcomes of one arm that were drawn with one probability.
     *
     * @param probability that of the arm assigned, in (0, 1]
     */
    public record Group(boolean toBot, double probability, ClusteredScores outcomes) {
        private double weight() {
            return outcomes.n() / probability;
        }
    }

    /**
     * Bot's mean minus people's, with limits that hold at every look; empty while an arm is too thin.
     *
     * @param planned see {@link ConfidenceSequence#interval}
     */
    public static Optional<Interval> difference(List<Group> groups, double planned) {
        return new ArmMeans(groups).difference(planned);
    }

    private Optional<Interval> difference(double planned) {
        long ofBot = count(bot);
        long ofHuman = count(human);
        if (ofBot == 0 || ofHuman == 0) {
            return Optional.empty();
        }
        double n = (double) (ofBot + ofHuman);
        Sample scores = scores(bot, n).plus(scores(human, n)).sample();
        Sample around = new Sample(scores.n(), mean(bot) - mean(human), scores.variance());
        return ConfidenceSequence.interval(new ConfidenceSequence.Assigned(ofBot, ofHuman, around), planned);
    }

    /** Of an arm that has outcomes; only the squares of scores are used, so both arms' stand with the same sign. */
    private static ClusteredScores scores(List<Group> arm, double n) {
        double mean = mean(arm);
        double scale = n / weight(arm);
        return arm.stream()
                .map(group -> group.outcomes.around(mean).times(scale / group.probability))
                .reduce(ClusteredScores.NONE, ClusteredScores::plus);
    }

    private static double mean(List<Group> arm) {
        return arm.stream()
                        .mapToDouble(group -> group.outcomes.sum() / group.probability)
                        .sum()
                / weight(arm);
    }

    private static double weight(List<Group> arm) {
        return arm.stream().mapToDouble(Group::weight).sum();
    }

    private static long count(List<Group> arm) {
        return arm.stream().mapToLong(group -> group.outcomes.n()).sum();
    }
}
