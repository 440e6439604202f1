package dev.evenhand.metrics.statistics.clustered;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.stratified.DesignEffects;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.statistics.stratified.Standardisation;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteredRateTest {
    private static final int RUNS = 2_000;
    private static final double[] BOT_MIX = {.4, .3, .2, .1};
    private static final double[] HUMAN_MIX = {.1, .2, .3, .4};

    /** Four customers with n = 1, 2, 3, 4 and y = 1, 0, 3, 2; the two more have 2.5 contacts and 7.5 as their square each. */
    @Test
    void theDesignEffectCanBeRecomputedByHand() {
        Clusters four = Clusters.NONE.plus(1, 1).plus(2, 0).plus(3, 3).plus(4, 2);
        double rate = 8.5 / 15;
        double residual = 14 + 7.5 - 2 * rate * (18 + 7.5) + rate * rate * (30 + 15);
        double seen = residual / (15 * rate * (1 - rate));
        assertPrinted(ClusteredRate.withOneOfEachKind(four), 9, seen);
        assertPrinted(ClusteredRate.designEffect(four), 9, Math.min(3, seen * Math.pow(2.570582 / 1.959964, 2)));
    }

    @Test
    void aRateWithoutAContactIsRefused() {
        assertThat(ClusteredRate.designEffect(Clusters.NONE)).isEqualTo(1);
        assertThatThrownBy(() -> ClusteredRate.of(Clusters.NONE)).hasMessageContaining("n must be above 0");
    }

    @Property
    void customersWhoseContactsAllEndAlikeAreOneOpinionEach(
            @ForAll @IntRange(min = 1, max = 60) int customers,
            @ForAll @IntRange(min = 0, max = 60) int good,
            @ForAll @IntRange(min = 2, max = 9) int contacts) {
        Clusters sums = Clusters.NONE;
        for (int k = 0; k < customers; k++) {
            sums = sums.plus(contacts, k < good ? contacts : 0);
        }
        assertThat(ClusteredRate.of(sums).n()).isCloseTo(customers, within(1e-9));
    }

    /** Customers with three contacts on average, geometrically many, whose outcomes are all alike, or half of theirs. */
    @ParameterizedTest
    @CsvSource({"20, .8, 1", "40, .95, 1", "40, .5, .5", "100, .95, 1", "100, .99, .5"})
    void likeForLikeCoversTheTruthWithFewCustomersASide(int customers, double one, double alike) {
        SplittableRandom random = new SplittableRandom(customers);
        double other = one - Math.min(.05, 1 - one);
        int covered = 0;
        int answered = 0;
        for (int run = 0; run < RUNS; run++) {
            Drawn bot = new Drawn(BOT_MIX).add(random, customers, one, alike);
            Drawn human = new Drawn(HUMAN_MIX).add(random, customers, other, alike);
            DesignEffects effects =
                    new DesignEffects(ClusteredRate.designEffect(bot.sums), ClusteredRate.designEffect(human.sums));
            List<RateStratum> strata = strata(bot, human);
            double[] contacts = strata.stream()
                    .mapToDouble(stratum -> (double) (stratum.botCount() + stratum.humanCount()))
                    .toArray();
            Standardised found =
                    Standardisation.rates(strata, contacts, effects).orElse(null);
            answered += found == null ? 0 : 1;
            covered += found != null && found.difference().contains(one - other) ? 1 : 0;
        }
        assertThat(covered / (double) answered).isBetween(.94, 1.0);
    }

    private static List<RateStratum> strata(Drawn bot, Drawn human) {
        List<RateStratum> strata = new ArrayList<>();
        for (int s = 0; s < BOT_MIX.length; s++) {
            strata.add(new RateStratum("s" + s, bot.counts(s), human.counts(s)));
        }
        return strata;
    }

    /** One side, its contacts spread over strata. */
    private static final class Drawn {
        private final double[] mix;
        private final long[] n = new long[BOT_MIX.length];
        private final long[] y = new long[BOT_MIX.length];
        private Clusters sums = Clusters.NONE;

        Drawn(double[] mix) {
            this.mix = mix;
        }

        Drawn add(SplittableRandom random, int customers, double rate, double alike) {
            for (int k = 0; k < customers; k++) {
                boolean common = random.nextDouble() < alike;
                boolean outcome = random.nextDouble() < rate;
                int contacts = 0;
                int good = 0;
                do {
                    int stratum = stratum(random.nextDouble());
                    boolean success = common ? outcome : random.nextDouble() < rate;
                    n[stratum]++;
                    y[stratum] += success ? 1 : 0;
                    good += success ? 1 : 0;
                    contacts++;
                } while (random.nextDouble() < 2 / 3.0);
                sums = sums.plus(contacts, good);
            }
            return this;
        }

        private int stratum(double left) {
            int stratum = 0;
            while (stratum < mix.length - 1 && left >= mix[stratum]) {
                left -= mix[stratum++];
            }
            return stratum;
        }

        Proportion counts(int stratum) {
            return new Proportion(y[stratum], n[stratum]);
        }
    }
}
