package dev.evenhand.metrics.statistics.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.PredictionPowered;
import dev.evenhand.metrics.statistics.PredictionPowered.Audit;
import dev.evenhand.metrics.statistics.PredictionPowered.Cell;
import dev.evenhand.metrics.statistics.PredictionPowered.Corrected;
import dev.evenhand.metrics.statistics.PredictionPowered.Effects;
import dev.evenhand.metrics.statistics.Proportion;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClusteredAuditTest {
    /** What a judge and a manager said, customer by customer. */
    private static final class Desk {
        private Clusters judged = Clusters.NONE;
        private Clusters errors = Clusters.NONE;
        private Audit audit = new Audit(0, 0, 0, 0);

        /** Of {@code contacts} graded alike, {@code read} are audited alike. */
        Desk customer(long contacts, long read, boolean judge, boolean truth) {
            judged = judged.plus(contacts, judge ? (double) contacts : 0);
            if (read > 0) {
                errors = errors.plus(read, judge == truth ? 0 : truth ? (double) read : (double) -read);
            }
            audit = audit.plus(new Audit(
                    judge && truth ? read : 0,
                    judge && !truth ? read : 0,
                    !judge && truth ? read : 0,
                    !judge && !truth ? read : 0));
            return this;
        }

        Corrected corrected() {
            return corrected(ClusteredAudit.effects(judged, errors, audit));
        }

        Corrected corrected(Effects effects) {
            Proportion yes = new Proportion((long) judged.y(), (long) judged.n());
            return PredictionPowered.rate(List.of(new Cell(yes, audit)), effects)
                    .orElseThrow();
        }
    }

    private static Desk random(long seed, long contacts) {
        Random random = new Random(seed);
        Desk desk = new Desk();
        for (int i = 0; i < 60; i++) {
            boolean judge = random.nextDouble() < .7;
            boolean erred = i < 5 || random.nextDouble() < .1;
            desk.customer(contacts, contacts, judge, erred != judge);
        }
        return desk;
    }

    @Property(tries = 50)
    void customersWhoCameOnceLeaveThePlainInterval(@ForAll long seed) {
        Desk once = random(seed, 1);
        assertThat(once.corrected()).isEqualTo(once.corrected(Effects.NONE));
    }

    @Property(tries = 50)
    void contactsOfACustomerThatAllEndAlikeAreWorthOne(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int each) {
        Desk once = random(seed, 1);
        Desk often = random(seed, each);
        assertThat(often.corrected().rate().value())
                .isCloseTo(once.corrected().rate().value(), within(1e-12));
        assertThat(often.corrected().standardError())
                .isCloseTo(once.corrected().standardError(), within(1e-12))
                .isGreaterThan(often.corrected(Effects.NONE).standardError());
    }

    /** Of 150 customers with four contacts each the judge says yes to seven of ten, and errs about three of twenty. */
    @Test
    void theIntervalCoversTheTruthWhereCustomersRepeatAndThePlainOneDoesNot() {
        Random random = new Random(14);
        int covered = 0;
        int plainly = 0;
        for (int run = 0; run < 1000; run++) {
            Desk desk = new Desk();
            for (int i = 0; i < 150; i++) {
                boolean judge = random.nextDouble() < .7;
                boolean erred = random.nextDouble() < .15;
                desk.customer(4, random.nextInt(4), judge, erred != judge);
            }
            double truth = .7 * .85 + .3 * .15;
            covered += desk.corrected().rate().contains(truth) ? 1 : 0;
            plainly += desk.corrected(Effects.NONE).rate().contains(truth) ? 1 : 0;
        }
        assertThat(covered).isGreaterThan(940);
        assertThat(plainly).isLessThan(850);
    }

    @Test
    void aJudgeNobodyCaughtMayErrAboutWholeCustomers() {
        Desk desk = new Desk();
        for (int i = 0; i < 40; i++) {
            desk.customer(3, 3, true, true);
        }
        assertThat(ClusteredAudit.effects(desk.judged, desk.errors, desk.audit).errors())
                .isEqualTo(3);
    }

    @Test
    void ofASingleCustomerThereIsOneOpinion() {
        Desk desk = new Desk().customer(9, 9, true, false);
        assertThat(ClusteredAudit.effects(desk.judged, desk.errors, desk.audit)).isEqualTo(new Effects(9, 9));
    }
}
