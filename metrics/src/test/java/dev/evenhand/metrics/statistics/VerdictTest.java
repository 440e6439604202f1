package dev.evenhand.metrics.statistics;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.metrics.statistics.stratified.EValue;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final double[] PUBLISHED = {
        .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
    };

    @Test
    void theEValueGivesItsAuthorsExamples() {
        assertPrinted(EValue.of(3.9), 3, 7.263);
        assertPrinted(EValue.of(2.4), 3, 4.233);
        assertPrinted(EValue.of(1.8), 3, 3.0);
        assertThat(EValue.of(1 / 1.8)).isCloseTo(3.0, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(EValue.of(1)).isEqualTo(1);
    }

    @Test
    void anEValueAgainstARateOfZeroIsNotSaid() {
        assertThat(EValue.of(.5, 0)).isEmpty();
        assertThat(EValue.of(0, .5)).isEmpty();
        assertThat(EValue.of(0, 0)).isEmpty();
        assertThatThrownBy(() -> EValue.of(0)).hasMessageContaining("ratio");
    }

    @Test
    void benjaminiAndHochbergRejectFourOfTheirFifteenAtFivePercent() {
        assertThat(kept(.05)).isEqualTo(4);
        assertThat(kept(.10)).isEqualTo(9);
    }

    @Test
    void rejectionFollowsTheHypothesisWhateverItsPlace() {
        assertThat(BenjaminiHochberg.rejected(new double[] {.9, .001, .5}, .1)).containsExactly(false, true, false);
        assertThat(BenjaminiHochberg.adjusted(new double[] {})).isEmpty();
        assertThatThrownBy(() -> BenjaminiHochberg.rejected(new double[] {1.1}, .1))
                .hasMessageContaining("p must");
        assertThatThrownBy(() -> BenjaminiHochberg.rejected(new double[] {.1}, 1))
                .hasMessageContaining("q must");
    }

    @Test
    void powerAsksForAsManyContactsAsR() {
        assertThat(Power.perSide(.70, .75)).hasValue(1251);
        assertThat(Power.perSide(.80, .85)).hasValue(906);
        assertThat(Power.perSide(.85, .80)).hasValue(906);
    }

    @Test
    void noDifferenceNeedsNoNumberOfContacts() {
        assertThat(Power.perSide(.7, .7)).isEmpty();
        assertThat(Power.perSide(0, 0)).isEmpty();
        assertThat(Power.perSideForMeans(3, 0)).isEmpty();
    }

    /** Half as wide again as the gap, 1,000 contacts a side: 2.25 · 2.0432 times as many. */
    @Test
    void whatIsMissingFollowsFromTheWidthOnTheSideOfZero() {
        assertThat(Power.more(new Interval(.02, -.01, .06), 2000)).hasValue(7195);
        assertThat(Power.more(new Interval(-.02, -.06, .01), 2000)).hasValue(7195);
        assertThat(Power.more(new Interval(0, -.01, .01), 2000)).isEmpty();
    }

    /** Of .70 and .75, the count for two independent sides that R gives, but for its pooled variance. */
    @Test
    void withoutStrataAndRepeatsItIsTheTextbooksNumber() {
        Interval seen = Newcombe.difference(new Proportion(700, 1000), new Proportion(750, 1000))
                .orElseThrow();
        long needed = Power.more(seen, 2000).orElseThrow() + 2000;
        assertThat(needed / 2.0).isCloseTo(1251, org.assertj.core.api.Assertions.within(15.0));
    }

    @Test
    void aDifferenceOfOneStandardDeviationNeedsSixteenASide() {
        assertThat(Power.perSideForMeans(1, 1)).hasValue(16);
    }

    @Test
    void welchGivesThePublishedDifferenceOfMeans() {
        Sample one = new Sample(3407, .41, 3.9 * 3.9);
        Sample other = new Sample(3461, .70, 6.2 * 6.2);
        Welch.Comparison found = Welch.compare(other, one).orElseThrow();
        assertPrinted(found.difference(), 5, .29, .04538, .53462);
        assertPrinted(found.test().p(), 5, .02016);
    }

    @Test
    void meansOfFewerThanTwoValuesOrOfConstantsAreNotCompared() {
        assertThat(Welch.mean(Sample.of(3))).isEmpty();
        assertThat(Welch.compare(Sample.of(3), Sample.of(1, 2))).isEmpty();
        assertThat(Welch.compare(Sample.of(3, 3), Sample.of(1, 1))).isEmpty();
        assertThat(Sample.of()).isEqualTo(new Sample(0, 0, 0));
        assertThatThrownBy(() -> Sample.of(1, Double.POSITIVE_INFINITY)).hasMessageContaining("mean");
    }

    @Test
    void studentsIntervalOfAMeanIsTheTextbookOne() {
        assertPrinted(Welch.mean(Sample.of(1, 2, 3, 4, 5)).orElseThrow(), 4, 3, 1.0368, 4.9632);
    }

    private static int kept(double q) {
        int kept = 0;
        for (boolean rejected : BenjaminiHochberg.rejected(PUBLISHED, q)) {
            kept += rejected ? 1 : 0;
        }
        return kept;
    }
}
