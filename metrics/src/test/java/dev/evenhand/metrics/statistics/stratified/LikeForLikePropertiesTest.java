package dev.evenhand.metrics.statistics.stratified;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Significance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LikeForLikePropertiesTest {
    @Property
    void standardisingIsWeightingEveryContactByItsStratum(@ForAll("strata") List<RateStratum> strata) {
        Standardised found = all(strata);
        assertThat(found.bot().value()).isCloseTo(inverselyWeighted(strata, true), within(1e-9));
        assertThat(found.human().value()).isCloseTo(inverselyWeighted(strata, false), within(1e-9));
    }

    @Property
    void swappingTheArmsNegates(@ForAll("strata") List<RateStratum> strata) {
        List<RateStratum> swapped = strata.stream().map(RateStratum::swapped).toList();
        same(all(strata).difference(), all(swapped).difference().negated());
        same(riskDifference(strata), riskDifference(swapped).negated());
        assertThat(found(CochranQ.test(strata))).isCloseTo(found(CochranQ.test(swapped)), within(1e-6));
        assertThat(found(MantelHaenszel.test(strata))).isCloseTo(found(MantelHaenszel.test(swapped)), within(1e-6));
        MantelHaenszel.oddsRatio(strata).ifPresent(odds -> assertThat(odds.value()
                        * MantelHaenszel.oddsRatio(swapped).orElseThrow().value())
                .isCloseTo(1, within(1e-9)));
    }

    @Property
    void duplicatedRowsKeepTheEstimateAndNarrowTheInterval(@ForAll("strata") List<RateStratum> strata) {
        List<RateStratum> twice = strata.stream()
                .map(s -> new RateStratum(
                        s.name(), s.bot().plus(s.bot()), s.human().plus(s.human())))
                .toList();
        assertThat(all(twice).difference().value())
                .isCloseTo(all(strata).difference().value(), within(1e-12));
        assertThat(all(twice).difference().width())
                .isLessThan(all(strata).difference().width());
        assertThat(riskDifference(twice).width())
                .isLessThan(riskDifference(strata).width());
    }

    @Property
    void aSingleStratumIsNewcombe(@ForAll("stratum") RateStratum stratum) {
        Interval newcombe = Newcombe.difference(stratum.bot(), stratum.human()).orElseThrow();
        same(all(List.of(stratum)).difference(), newcombe);
        same(riskDifference(List.of(stratum)), newcombe);
    }

    @Property
    void theOrderOfTheStrataDoesNotMatter(@ForAll("strata") List<RateStratum> strata, @ForAll long seed) {
        List<RateStratum> shuffled = new ArrayList<>(strata);
        Collections.shuffle(shuffled, new Random(seed));
        same(all(strata).difference(), all(shuffled).difference());
        same(riskDifference(strata), riskDifference(shuffled));
        assertThat(found(CochranQ.test(strata))).isCloseTo(found(CochranQ.test(shuffled)), within(1e-6));
    }

    @Property
    void theEstimateLiesInsideItsIntervalAndNothingIsNaN(@ForAll("strata") List<RateStratum> strata) {
        Standardised found = all(strata);
        for (Interval interval : List.of(found.bot(), found.human(), found.difference())) {
            assertThat(interval.contains(interval.value())).isTrue();
        }
        assertThat(found.weights().stream().mapToDouble(StratumWeight::weight).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Provide
    Arbitrary<RateStratum> stratum() {
        Arbitrary<Proportion> counts = Arbitraries.longs()
                .between(10, 400)
                .flatMap(n -> Arbitraries.longs().between(0, n).map(x -> new Proportion(x, n)));
        return Combinators.combine(counts, counts).as((bot, human) -> new RateStratum("s", bot, human));
    }

    @Provide
    Arbitrary<List<RateStratum>> strata() {
        return stratum().list().ofMinSize(1).ofMaxSize(12);
    }

    /** Every row of an arm weighted by the inverse of that arm's share in its stratum. */
    private static double inverselyWeighted(List<RateStratum> strata, boolean bot) {
        double good = 0;
        double all = 0;
        for (RateStratum stratum : strata) {
            Proportion arm = bot ? stratum.bot() : stratum.human();
            double weight = (double) (stratum.botCount() + stratum.humanCount()) / arm.n();
            for (long row = 0; row < arm.n(); row++) {
                good += row < arm.successes() ? weight : 0;
                all += weight;
            }
        }
        return good / all;
    }

    private static Standardised all(List<RateStratum> strata) {
        return Standardisation.rates(strata, Target.ALL).orElseThrow();
    }

    private static Interval riskDifference(List<RateStratum> strata) {
        return MantelHaenszel.riskDifference(strata).orElseThrow();
    }

    private static double found(java.util.Optional<Significance> test) {
        return test.map(Significance::statistic).orElse(-1.0);
    }

    private static void same(Interval one, Interval other) {
        assertPrinted(one, 10, other.value(), other.low(), other.high());
    }
}
