package dev.evenhand.metrics.statistics.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.control.Contribution.Change;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WarningRulesTest {
    @Test
    void aPromiseBurnsOnlyWhileBothWindowsDo() {
        Proportion calm = new Proportion(100, 100);
        Proportion ablaze = new Proportion(85, 100);
        Proportion smouldering = new Proportion(93, 100);
        assertThat(BurnRate.burning(new BurnRate.Windows(ablaze, ablaze, calm, calm), .99))
                .isTrue();
        assertThat(BurnRate.burning(new BurnRate.Windows(ablaze, calm, smouldering, calm), .99))
                .isFalse();
        assertThat(BurnRate.burning(new BurnRate.Windows(smouldering, smouldering, smouldering, smouldering), .99))
                .isTrue();
    }

    @Test
    void whereNothingWasDueNothingBurns() {
        Proportion none = new Proportion(0, 0);
        assertThat(BurnRate.of(none, .99)).isEmpty();
        assertThat(BurnRate.of(new Proportion(9, 10), .9).orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(BurnRate.burning(new BurnRate.Windows(none, none, none, none), .99))
                .isFalse();
        assertThatThrownBy(() -> BurnRate.of(none, 1)).hasMessageContaining("objective");
    }

    @Test
    void theChartsRingFalselyAsSeldomAsPromised() {
        assertThat(FalseAlarms.ewmaEvery(2000)).isCloseTo(500, within(40.0));
        assertThat(FalseAlarms.yellowEvery(2000)).isBetween(150.0, 320.0);
        assertThat(FalseAlarms.perDay(0, 10)).isZero();
    }

    @Test
    void aTopicThatOnlyBecameFrequentContributesByMixAlone() {
        List<Contribution> found = Contribution.of(List.of(
                new Change("easy", new Proportion(80, 100), new Proportion(40, 50)),
                new Change("hard", new Proportion(20, 100), new Proportion(30, 150))));
        assertThat(found).allMatch(c -> Math.abs(c.rate()) < 1e-12);
        assertThat(sum(found)).isCloseTo(.35 - .5, within(1e-12));
    }

    @Property
    void theContributionsAreTheWholeChange(@ForAll @Size(min = 4, max = 40) List<@IntRange(max = 50) Integer> counts) {
        List<Change> changes = new java.util.ArrayList<>();
        Proportion before = new Proportion(0, 0);
        Proportion after = new Proportion(0, 0);
        for (int i = 3; i < counts.size(); i += 4) {
            Proportion one = new Proportion(counts.get(i), counts.get(i) + (long) counts.get(i - 1));
            Proportion two = new Proportion(counts.get(i - 2), counts.get(i - 2) + (long) counts.get(i - 3));
            changes.add(new Change("part " + i, one, two));
            before = before.plus(one);
            after = after.plus(two);
        }
        double whole = before.n() == 0 || after.n() == 0 ? 0 : after.p() - before.p();
        assertThat(sum(Contribution.of(changes))).isCloseTo(whole, within(1e-9));
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::total).sum();
    }
}
