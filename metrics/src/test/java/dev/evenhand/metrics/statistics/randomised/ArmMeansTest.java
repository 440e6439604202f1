package dev.evenhand.metrics.statistics.randomised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.clustered.ClusteredScores;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArmMeansTest {
    private static final double HELD_OUT = .1;

    /** 9,000 with the bot of whom 900 answered, 1,000 with people of whom 400 did. */
    @Test
    void anArmThatAnswersLessOftenDoesNotLookWorse() {
        assertThat(difference(content(900, 630), content(400, 320)).value()).isCloseTo(-.1, within(1e-12));
        assertThat(difference(content(900, 720), content(400, 320)).value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whereEveryDrawWasTheSameTheLimitsRestOnBothArmsOwnVariance() {
        Interval found = difference(content(900, 630), content(400, 320));
        double error = Math.sqrt(.7 * .3 / 900 + .8 * .2 / 400);
        double sd = error * 1300 / Math.sqrt(1299);
        assertThat(found.width())
                .isCloseTo(2 * ConfidenceSequence.halfWidth(sd, 1300, ConfidenceSequence.rho(5000)), within(1e-9));
    }

    @Test
    void answersDrawnWithDifferentProbabilitiesStandForAsManyAsTheyWere() {
        Interval found = ArmMeans.difference(
                        List.of(
                                new ArmMeans.Group(true, .5, content(100, 100)),
                                new ArmMeans.Group(true, .9, content(180, 0)),
                                new ArmMeans.Group(false, .5, content(100, 50)),
                                new ArmMeans.Group(false, .1, content(20, 10))),
                        5000)
                .orElseThrow();
        assertThat(found.value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void anArmOfWhichNobodyAnsweredIsNotCompared() {
        assertThat(ArmMeans.difference(List.of(new ArmMeans.Group(true, .9, content(90, 50))), 5000))
                .isEmpty();
        assertThat(ArmMeans.difference(List.of(), 5000)).isEmpty();
    }

    /** People's customers answer three times as often; a look a week, for as long as it runs. */
    @Test
    void repeatedLooksSeldomMissTheTruth() {
        SplittableRandom random = new SplittableRandom(11);
        int runs = 400;
        int missed = 0;
        for (int run = 0; run < runs; run++) {
            missed += misses(random) ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(runs / 20);
    }

    private static boolean misses(SplittableRandom random) {
        long[] answered = new long[2];
        long[] content = new long[2];
        for (int week = 0; week < 8; week++) {
            for (int i = 0; i < 1000; i++) {
                int arm = random.nextDouble() < HELD_OUT ? 1 : 0;
                if (random.nextDouble() < (arm == 0 ? .2 : .6)) {
                    answered[arm]++;
                    content[arm] += random.nextDouble() < (arm == 0 ? .7 : .8) ? 1 : 0;
                }
            }
            Interval found = difference(content(answered[0], content[0]), content(answered[1], content[1]));
            if (found.low() > -.1 || found.high() < -.1) {
                return true;
            }
        }
        return false;
    }

    private static Interval difference(ClusteredScores bot, ClusteredScores human) {
        return ArmMeans.difference(
                        List.of(
                                new ArmMeans.Group(true, 1 - HELD_OUT, bot),
                                new ArmMeans.Group(false, HELD_OUT, human)),
                        5000)
                .orElseThrow();
    }

    /** One answer a customer. */
    private static ClusteredScores content(long answered, long content) {
        double n = (double) answered;
        double y = (double) content;
        return ClusteredScores.of(answered, y, new Clusters(answered, n, y, y, y, n));
    }
}
