package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Recontact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(answer.fcr().humanFirst()).isEqualTo(new Recontact.Curve(0, 0, true, null, List.of(), 1));
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

    @Test
    void underAStricterDefinitionTheCurveEndsAtItsFigure() throws Exception {
        Contacts contacts = returning(new Contacts(), 20, 30)
                .counts("bot_first", "delivery", 50, 60)
                .add(30, row -> row.handled(60.0).resolved(true))
                .add(10, row -> returned(row, Duration.ofDays(1), null));
        for (String definition : List.of("1", "1-strict", "1-any-topic")) {
            Map<String, String> asked = Map.of("definition", definition);
            Comparison comparison = Asking.ask(contacts, asked, Reports::comparison);
            Arm fcr = ((Raw.ByEntry) comparison.metrics().fcr().raw()).botFirst();
            Recontact answer = Asking.ask(contacts, asked, Reports::recontact);
            assertThat(answer.fcr().botFirst().estimate().value())
                    .as(definition)
                    .isCloseTo(fcr.value(), within(1e-12));
            assertThat(customers(contacts, asked)).as(definition).isEqualTo(definition.equals("1-any-topic") ? 80 : 90);
        }
    }

    /** How many first contacts one sitting resolved, whatever the report's own definition asks for. */
    private static long customers(Contacts contacts, Map<String, String> asked) throws Exception {
        Arm fcr = Asking.ask(contacts, asked, Reports::measures).rows().stream()
                .filter(row -> row.name().equals("fcr_customer"))
                .findFirst()
                .orElseThrow()
                .botFirst();
        return Math.round(fcr.value() * fcr.n());
    }

    @Test
    void aReturnOnAnotherTopicIsAtItsOwnTime() throws Exception {
        Contacts contacts = new Contacts().add(10, row -> returned(row, Duration.ofHours(30), Duration.ofDays(6)));
        Map<String, String> asked = Map.of("definition", "1-any-topic");
        Recontact answer = Asking.ask(contacts, asked, Reports::recontact);
        assertThat(answer.recontact().botFirst().steps())
                .extracting(Recontact.Step::hours)
                .containsExactly(30.0);
    }

    private static Contacts.Row returned(Contacts.Row row, Duration any, Duration same) {
        Instant closedAt = row.startedAt.plus(row.lasted);
        row.contacts = new Facts.Contacts(closedAt.plus(any), same == null ? null : closedAt.plus(same), null, null);
        return row;
    }

    /** Twelve were watched to the end; ninety who closed an hour ago say nothing of it. */
    @Test
    void whereNobodyFailedItIsAsSureAsThoseAreManyWhoWereWatched() throws Exception {
        Contacts contacts = new Contacts().add(12, row -> row).add(90, row -> {
            row.startedAt = Contacts.NOW.minus(Duration.ofHours(1));
            return row;
        });
        Recontact.Estimate end = Asking.ask(contacts, Map.of(), Reports::recontact)
                .recontact()
                .botFirst()
                .estimate();
        assertThat(end.value()).isEqualTo(1);
        assertThat(end.low()).isCloseTo(12 / (12 + 1.959963984540054 * 1.959963984540054), within(1e-9));
    }

    /** Fifty customers with ten contacts each, of whom 35 never came back within the window and 15 always did. */
    @Test
    void customersWhoAreAllAlikeMakeTheCurveAsUnsureAsTheyAreFew() throws Exception {
        Contacts contacts = new Contacts().add(500, row -> {
            int customer = row.number % 50;
            row.customer = "k-" + customer;
            Instant next = row.startedAt.plus(row.lasted).plus(Duration.ofDays(customer < 15 ? 1 : 30));
            Instant before = row.number > 50 ? row.startedAt.minus(Duration.ofDays(40)) : null;
            row.contacts = new Facts.Contacts(next, next, before, null);
            return row.resolved(customer >= 15);
        });
        Recontact answer = Asking.ask(contacts, Map.of(), Reports::recontact);
        for (Recontact.Pair pair : List.of(answer.fcr(), answer.recontact())) {
            Recontact.Estimate end = pair.botFirst().estimate();
            assertThat(end.value()).isCloseTo(.7, within(1e-12));
            assertThat(end.low()).isCloseTo(.553, within(.004));
            assertThat(end.high()).isCloseTo(.807, within(.004));
        }
        assertThat(answer.recontact().botFirst().designEffect()).isEqualTo(10);
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
