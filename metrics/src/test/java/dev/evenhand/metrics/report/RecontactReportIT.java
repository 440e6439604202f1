package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class RecontactReportIT {
    @Test
    void whereEveryWindowHasElapsedTheCurveEndsAtTheReportsOwnFigure() throws Exception {
        Contacts contacts = returning(new Contacts(), 20, 30).counts("bot_first", "delivery", 50, 60);
        Recontact answer = Asking.ask(contacts, Map.of(), Reports::recontact);
        Comparison comparison = Asking.ask(contacts, Map.of(), Reports::comparison);
        Arm fcr = ((Raw.ByEntry) comparison.metrics().fcr().raw()).botFirst();
        Recontact.Curve curve = answer.fcr().botFirst();
        assertThat(curve.n()).isEqualTo(80);
        assertThat(curve.mature()).isEqualTo(80);
        assertThat(curve.estimate().value()).isCloseTo(fcr.value(), within(1e-12));
        assertThat(curve.steps()).extracting(Recontact.Step::hours).containsExactly(0.0, 30.0);
        assertThat(answer.recontact().botFirst().estimate().value()).isCloseTo(60 / 80.0, within(1e-12));
        assertThat(answer.fcr().humanFirst()).isEqualTo(new Recontact.Curve(0, 0, true, null, java.util.List.of()));
    }

    @Test
    void recentContactsCountForAsLongAsTheyWereWatched() throws Exception {
        Contacts contacts = returning(new Contacts(), 10, 30).add(90, row -> {
            row.startedAt = Contacts.NOW.minus(Duration.ofHours(40));
            return row.csat(5);
        });
        Recontact.Curve curve =
                Asking.ask(contacts, Map.of(), Reports::recontact).recontact().botFirst();
        assertThat(curve.n()).isEqualTo(100);
        assertThat(curve.estimate()).isNull();
        assertThat(curve.steps()).singleElement().satisfies(step -> {
            assertThat(step.atRisk()).isEqualTo(100);
            assertThat(step.value()).isEqualTo(.9);
        });
    }

    private static Contacts returning(Contacts contacts, int count, long hours) {
        return contacts.add(count, row -> {
            row.contacts = new Facts.Contacts(
                    row.startedAt.plus(row.lasted).plus(Duration.ofHours(hours)),
                    row.startedAt.plus(row.lasted).plus(Duration.ofHours(hours)),
                    null,
                    null);
            return row;
        });
    }
}
