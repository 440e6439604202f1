package dev.evenhand.metrics.statistics;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    /** 6-MP arm of E. J. Freireich and others, Blood 21 (1963) 699. */
    private static final SurvivalCurve SIX_MP = KaplanMeier.curve(
            new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});

    @Test
    void theCurveOfThe6MpPatientsIsThePublishedOne() {
        double[] printed = {.857, .807, .753, .690, .627, .538, .448};
        List<SurvivalCurve.Step> steps = SIX_MP.steps();
        assertThat(steps).hasSize(printed.length);
        for (int i = 0; i < printed.length; i++) {
            assertPrinted(steps.get(i).survival().value(), 3, printed[i]);
        }
        assertThat(steps.get(0).atRisk()).isEqualTo(21);
        assertThat(steps.get(0).events()).isEqualTo(3);
    }

    @Test
    void itsIntervalIsTakenOnTheLogLogScale() {
        Interval atThirteen = SIX_MP.at(13).orElseThrow();
        assertPrinted(atThirteen.low(), 3, .432);
        assertPrinted(atThirteen.high(), 3, .849);
        assertThat(SIX_MP.at(15.9)).contains(atThirteen);
    }

    @Test
    void beyondTheLastObservationNothingIsSaid() {
        assertThat(SIX_MP.at(35)).isPresent();
        assertThat(SIX_MP.at(35.1)).isEmpty();
        assertThat(KaplanMeier.curve(new double[0], new double[0]).at(0)).isEmpty();
    }

    @Test
    void whereNobodyCameBackTheIntervalStillKnowsHowFewWereWatched() {
        SurvivalCurve curve = KaplanMeier.curve(new double[0], new double[] {3, 5, 7});
        assertThat(curve.at(4).orElseThrow()).isEqualTo(Wilson.interval(1, 2));
        assertThat(SIX_MP.at(1).orElseThrow()).isEqualTo(Wilson.interval(1, 21));
    }

    @Test
    void whereAllCameBackTheCurveEndsAtZeroWithoutNaN() {
        SurvivalCurve curve = KaplanMeier.curve(new double[] {1, 2}, new double[0]);
        Interval end = curve.at(9).orElseThrow();
        assertThat(end.value()).isZero();
        assertThat(end.high()).isEqualTo(curve.at(1).orElseThrow().high());
        assertThat(KaplanMeier.curve(new double[] {1, 1}, new double[0]).at(1).orElseThrow())
                .isEqualTo(Wilson.interval(0, 2));
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> KaplanMeier.curve(new double[] {-1}, new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time");
    }

    @Property
    void withoutEarlierCensoringItIsTheProportion(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 50) Integer> came,
            @ForAll @IntRange(min = 1, max = 40) int stayed) {
        double[] events = came.stream().mapToDouble(t -> t).toArray();
        double[] censorings = new double[stayed];
        java.util.Arrays.fill(censorings, 60);
        Interval found = KaplanMeier.curve(events, censorings).at(60).orElseThrow();
        assertThat(found.value()).isCloseTo((double) stayed / (stayed + events.length), within(1e-9));
        assertThat(found.contains(found.value())).isTrue();
    }

    @Test
    void contactsTenTimesOverUnderADesignEffectOfTenAreAsSureAsOnce() {
        List<KaplanMeier.Group> once = List.of(new KaplanMeier.Group(1, 3, 1), new KaplanMeier.Group(2, 2, 14));
        List<KaplanMeier.Group> tenfold = once.stream()
                .map(group -> new KaplanMeier.Group(group.time(), 10 * group.events(), 10 * group.censored()))
                .toList();
        List<SurvivalCurve.Step> plain = KaplanMeier.grouped(once);
        List<SurvivalCurve.Step> shared = KaplanMeier.grouped(tenfold, 10);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(shared.get(i).survival().low())
                    .isCloseTo(plain.get(i).survival().low(), within(1e-12));
            assertThat(shared.get(i).survival().high())
                    .isCloseTo(plain.get(i).survival().high(), within(1e-12));
        }
    }
}
