package dev.evenhand.metrics.statistics.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.randomised.ConfidenceSequence;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusteredScoresTest {
    private static final double HELD_OUT = .2;
    private static final int DAYS = 30;
    private static final int A_DAY = 50;

    @Test
    void customersOfOneContactAreAsGoodAsIndependent() {
        Clusters customers = Clusters.NONE.plus(1, 1).plus(1, 0).plus(1, 1);
        ClusteredScores scores = ClusteredScores.of(3, 2, customers).around(.5).times(4);
        assertThat(scores.designEffect()).isCloseTo(1, within(1e-12));
        assertThat(scores.sample().mean()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(scores.sample().variance()).isCloseTo(16 / 3.0, within(1e-12));
    }

    @Test
    void aCustomerWhoSaysTheSameThreeTimesCountsOnce() {
        Clusters customers = Clusters.NONE.plus(3, 3).plus(3, 0).plus(3, 3).plus(3, 0);
        assertThat(ClusteredScores.of(12, 6, customers).designEffect()).isCloseTo(3, within(1e-12));
    }

    /** A quarter of the customers come four times; nothing differs, and yet the draw is common to all their contacts. */
    @Test
    void dailyLooksRingSeldomThoughCustomersComeBack() {
        SplittableRandom random = new SplittableRandom(7);
        int runs = 500;
        int rings = 0;
        int naive = 0;
        for (int run = 0; run < runs; run++) {
            Experiment experiment = new Experiment(random);
            rings += experiment.rings(true) ? 1 : 0;
            naive += new Experiment(random).rings(false) ? 1 : 0;
        }
        assertThat(rings).isLessThanOrEqualTo(runs / 20);
        assertThat(naive).as("without it, it would ring falsely").isGreaterThan(runs / 15);
    }

    private static final class Experiment {
        private final SplittableRandom random;
        private ClusteredScores[] arms = {ClusteredScores.NONE, ClusteredScores.NONE};

        Experiment(SplittableRandom random) {
            this.random = random;
        }

        boolean rings(boolean knowingCustomers) {
            for (int day = 0; day < DAYS; day++) {
                aDay();
                ClusteredScores all = arms[0].plus(arms[1]);
                Sample known = all.sample();
                Sample sample = knowingCustomers
                        ? known
                        : new Sample(known.n(), known.mean(), known.variance() / all.designEffect());
                boolean ringing = ConfidenceSequence.interval(
                                new ConfidenceSequence.Assigned(arms[0].n(), arms[1].n(), sample), 1500)
                        .map(Interval::excludesZero)
                        .orElse(false);
                if (ringing) {
                    return true;
                }
            }
            return false;
        }

        private void aDay() {
            for (int come = 0; come < A_DAY; ) {
                int arm = random.nextDouble() < HELD_OUT ? 1 : 0;
                int contacts = random.nextDouble() < .25 ? 4 : 1;
                int resolved = 0;
                for (int i = 0; i < contacts; i++) {
                    resolved += random.nextDouble() < .7 ? 1 : 0;
                }
                Clusters customer = Clusters.NONE.plus(contacts, resolved);
                double weight = arm == 0 ? 1 / (1 - HELD_OUT) : -1 / HELD_OUT;
                arms[arm] = arms[arm].plus(
                        ClusteredScores.of(contacts, resolved, customer).times(weight));
                come += contacts;
            }
        }
    }
}
