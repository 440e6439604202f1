package dev.evenhand.metrics.statistics.clustered;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Student;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.stratified.MeanStratum;
import dev.evenhand.metrics.statistics.stratified.Standardisation;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CustomersTest {
    private static final int[] CONTACTS = {1, 1, 2, 3, 1, 4, 1, 2};
    private static final int[] OUTCOMES = {1, 0, 2, 1, 1, 2, 0, 1};

    @Test
    void theRatioOfRepeatCustomersHasTheErrorOfItsFormula() {
        RatioEstimator.Ratio found = RatioEstimator.of(sums()).orElseThrow();
        assertPrinted(found.value(), 6, .533333);
        assertPrinted(found.standardError(), 6, .107089);
        assertThat(found.clusters()).isEqualTo(8);
        assertPrinted(found.interval(), 5, .533333, .533333 - 2.364624 * .107089, .533333 + 2.364624 * .107089);
        assertThat(RatioEstimator.repeated(sums())).isTrue();
    }

    @Test
    void aSingleCustomerHasNoErrorToKnow() {
        assertThat(RatioEstimator.of(Clusters.NONE.plus(5, 3))).isEmpty();
        assertThat(RatioEstimator.of(Clusters.NONE)).isEmpty();
        assertThat(RatioEstimator.repeated(Clusters.NONE)).isFalse();
    }

    @Test
    void customersWhoAllSucceedAreNotCertainty() {
        Clusters both = Clusters.NONE.plus(3, 3).plus(2, 2);
        assertThat(ClusteredRate.designEffect(both)).isCloseTo(13 / 5.0, within(1e-12));
        assertThat(ClusteredRate.of(Clusters.NONE.plus(5, 5)).n()).isCloseTo(1, within(1e-12));
    }

    @Property
    void oneContactACustomerIsWilson(@ForAll @IntRange(min = 1, max = 399) int good) {
        Clusters sums = Clusters.NONE;
        for (int i = 0; i < 400; i++) {
            sums = sums.plus(1, i < good ? 1 : 0);
        }
        assertThat(ClusteredRate.of(sums).n()).isCloseTo(400, within(1e-9));
    }

    @Test
    void aDifferenceOfRatiosAddsTheirVariancesAndHasSatterthwaitesDegreesOfFreedom() {
        RatioEstimator.Ratio one = new RatioEstimator.Ratio(.6, .03, 10, 20);
        RatioEstimator.Ratio other = new RatioEstimator.Ratio(.5, .04, 6, 20);
        Welch.Comparison found = Welch.compare(one.mean(), other.mean()).orElseThrow();
        double df = 6.25 / (.81 / 9 + 2.56 / 5);
        double reach = Student.quantile(df) * .05;
        assertThat(found.test().df()).isCloseTo(df, within(1e-9));
        assertPrinted(found.difference(), 9, .1, .1 - reach, .1 + reach);
        assertThat(Welch.compare(one.mean(), new RatioEstimator.Ratio(.5, 0, 6, 20).mean())
                        .orElseThrow()
                        .test()
                        .df())
                .isCloseTo(9, within(1e-9));
        RatioEstimator.Ratio still = new RatioEstimator.Ratio(.6, 0, 10, 20);
        assertThat(Welch.compare(still.mean(), still.mean())).isEmpty();
    }

    /** One stratum that holds everybody: the mean standardised over it is the mean itself, with the same limits. */
    @Test
    void standardisedOverOneStratumTheDifferenceIsThatOfTheRatios() {
        Random random = new Random(5);
        Drawn bot = Drawn.of(9, random);
        Drawn human = Drawn.of(14, random);
        Standardised found = Standardisation.means(
                        List.of(new MeanStratum("all", bot.sample, human.sample)),
                        new double[] {1},
                        new Repetition(bot.repetition(), human.repetition()))
                .orElseThrow();
        Welch.Comparison raw = Welch.compare(
                        RatioEstimator.of(bot.customers).orElseThrow().mean(),
                        RatioEstimator.of(human.customers).orElseThrow().mean())
                .orElseThrow();
        assertThat(found.df()).isCloseTo(raw.test().df(), within(1e-9));
        assertThat(found.difference().low()).isCloseTo(raw.difference().low(), within(1e-9));
        assertThat(found.difference().high()).isCloseTo(raw.difference().high(), within(1e-9));
    }

    /** Customers whose contacts take about as long as one another. */
    private record Drawn(Sample sample, Clusters customers) {
        static Drawn of(int customers, Random random) {
            Clusters sums = Clusters.NONE;
            List<Double> times = new ArrayList<>();
            for (int customer = 0; customer < customers; customer++) {
                double own = 100 + 300 * random.nextDouble();
                double sum = 0;
                int contacts = 2 + random.nextInt(5);
                for (int i = 0; i < contacts; i++) {
                    double time = own + 10 * random.nextDouble();
                    times.add(time);
                    sum += time;
                }
                sums = sums.plus(contacts, sum);
            }
            return new Drawn(Sample.of(times.stream().mapToDouble(time -> time).toArray()), sums);
        }

        Repetition.Arm repetition() {
            return new Repetition.Arm(
                    RatioEstimator.designEffect(customers, sample), customers.n() / customers.count());
        }
    }

    @Test
    void theBootstrapOfTheMedianAgreesWithTheExactIntervalOfIndependentContacts() {
        double[] values = IntStream.range(0, 10_001).mapToDouble(i -> i).toArray();
        int[] customers =
                IntStream.range(0, 10_001).map(i -> (i * 7919) % 10_001).toArray();
        Interval found =
                Bootstrap.quantile(values, customers, Bootstrap.Plan.of(.5)).orElseThrow();
        assertThat(found.value()).isEqualTo(5000);
        assertThat(found.low()).isCloseTo(5000 - 98, within(12.0));
        assertThat(found.high()).isCloseTo(5000 + 98, within(12.0));
    }

    @Test
    void customersDrawnWholeWidenTheInterval() {
        double[] values =
                IntStream.range(0, 3000).map(i -> i / 10).asDoubleStream().toArray();
        int[] alone = IntStream.range(0, 3000).toArray();
        int[] tens = IntStream.range(0, 3000).map(i -> i / 10).toArray();
        double independent = Bootstrap.quantile(values, alone, Bootstrap.Plan.of(.9))
                .orElseThrow()
                .width();
        double clustered = Bootstrap.quantile(values, tens, Bootstrap.Plan.of(.9))
                .orElseThrow()
                .width();
        assertThat(clustered / independent).isCloseTo(Math.sqrt(10), within(.5));
    }

    @Test
    void theSameSeedGivesTheSameIntervalAndTheOrderOfSmallNumbersDoesNotMatter() {
        double[] values = {5, 1, 4, 2, 3, 9, 8};
        int[] customers = {0, 0, 1, 2, 2, 3, 4};
        double[] reversed = {8, 9, 3, 2, 4, 1, 5};
        int[] theirs = {4, 3, 2, 2, 1, 0, 0};
        Bootstrap.Plan plan = new Bootstrap.Plan(.5, 500, 42);
        assertThat(Bootstrap.quantile(values, customers, plan)).isEqualTo(Bootstrap.quantile(reversed, theirs, plan));
    }

    @Test
    void fewerThanTwoCustomersAreNotDrawnFrom() {
        assertThat(Bootstrap.quantile(new double[0], new int[0], Bootstrap.Plan.of(.5)))
                .isEmpty();
        assertThat(Bootstrap.quantile(new double[] {1, 2}, new int[] {7, 7}, Bootstrap.Plan.of(.5)))
                .isEmpty();
        assertThatThrownBy(() -> Bootstrap.quantile(new double[] {1}, new int[0], Bootstrap.Plan.of(.5)))
                .hasMessageContaining("customers");
        assertThatThrownBy(() -> Bootstrap.quantile(new double[] {1, 2}, new int[] {-1, 0}, Bootstrap.Plan.of(.5)))
                .hasMessageContaining("customer");
    }

    @Property(tries = 50)
    void theOrderOfCustomersDoesNotMatterToTheRatio(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 9) Integer> contacts, @ForAll long seed) {
        List<Integer> shuffled = new ArrayList<>(contacts);
        Collections.shuffle(shuffled, new Random(seed));
        assertPrinted(
                ratio(contacts).interval(),
                9,
                ratio(shuffled).interval().value(),
                ratio(shuffled).interval().low(),
                ratio(shuffled).interval().high());
    }

    private static RatioEstimator.Ratio ratio(List<Integer> contacts) {
        Clusters sums = Clusters.NONE;
        for (int n : contacts) {
            sums = sums.plus(n, n % 3);
        }
        return RatioEstimator.of(sums).orElseThrow();
    }

    private static Clusters sums() {
        Clusters sums = Clusters.NONE;
        for (int i = 0; i < CONTACTS.length; i++) {
            sums = sums.plus(CONTACTS[i], OUTCOMES[i]);
        }
        return sums;
    }

    /** 1,000 contacts of which a third are successes, worth 250 independent ones. */
    @Test
    void contactsUnderADesignEffectAreWorthAsManyCustomers() {
        Clusters alike = Clusters.alike(1000, 300, 300, 4);
        EffectiveRate rate = ClusteredRate.of(alike);
        assertThat(rate.value()).isEqualTo(.3);
        assertThat(rate.n()).isCloseTo(250, within(1e-9));
        assertThat(alike.largestEffect()).isEqualTo(4);
    }

    @Test
    void theDesignEffectOfAMeanIsThatOfItsCustomers() {
        Sample independent = Sample.of(10, 10, 20, 20, 30, 30, 40, 40);
        Clusters twice = new Clusters(4, 8, 200, 400 + 1600 + 3600 + 6400, 400, 16);
        double error = RatioEstimator.of(twice).orElseThrow().standardError();
        assertThat(RatioEstimator.designEffect(twice, independent))
                .isCloseTo(error * error / (independent.variance() / 8), within(1e-12))
                .isGreaterThan(2);
        assertThat(RatioEstimator.designEffect(new Clusters(1, 8, 200, 40_000, 1600, 64), independent))
                .isEqualTo(8);
    }

    /** Every customer there twice. */
    @Test
    void duplicatedCustomersKeepRatioAndMeanAndNarrowTheirIntervals() {
        Clusters once = new Clusters(4, 9, 5, 9, 13, 23);
        RatioEstimator.Ratio ratio = RatioEstimator.of(once).orElseThrow();
        RatioEstimator.Ratio twice = RatioEstimator.of(once.plus(once)).orElseThrow();
        assertThat(twice.value()).isEqualTo(ratio.value());
        assertThat(twice.standardError()).isLessThan(ratio.standardError());

        Interval mean = Welch.mean(Sample.of(3, 5, 8, 13)).orElseThrow();
        Interval more = Welch.mean(Sample.of(3, 5, 8, 13, 3, 5, 8, 13)).orElseThrow();
        assertThat(more.value()).isEqualTo(mean.value());
        assertThat(more.width()).isLessThan(mean.width());
    }
}
