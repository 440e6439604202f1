package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.Eligible;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is not known of a contact is one group, whether nothing is written there or the word for it. */
class UnknownIT {

    /** Half of the contacts without a topic say so in a word; all were drawn. */
    private static Contacts mixed() {
        return new Contacts()
                .add(10, row -> of("unknown", row, 3))
                .add(10, row -> of(null, row, 15))
                .add(10, row -> of("delivery", row, 29))
                .add(10, row -> {
                    row.channel = "unknown";
                    row.locale = "unknown";
                    return of("delivery", row, 40);
                });
    }

    /** Resolved up to the number. */
    private static Contacts.Row of(@Nullable String topic, Contacts.Row row, int resolved) {
        row.topic = topic;
        row.assignment = new Facts.Assignment("holdout", .5);
        return row.resolved(row.number <= resolved);
    }

    @Test
    void theRowOfTheUnknownLeadsToJustItsContacts() throws Exception {
        assertThat(Asking.ask(mixed(), Map.of(), Reports::topics).rows())
                .filteredOn(line -> line.topic().equals("unknown"))
                .singleElement()
                .satisfies(line -> assertThat(line.contacts()).isEqualTo(20));
        assertThat(contacts(Map.of("topic", "unknown"))).isEqualTo(20);
        assertThat(contacts(Map.of("channel", "unknown", "locale", "unknown"))).isEqualTo(10);
    }

    @Test
    void noFilterIsOfferedForIt() throws Exception {
        Rows.Filters filters = Asking.ask(mixed(), Map.of(), Reports::filters);
        assertThat(filters.topics()).containsExactly("delivery");
        assertThat(filters.channels()).containsExactly("web");
    }

    @Test
    void anExperimentOfItIsOfItsContacts() throws Exception {
        assertThat(eligible(List.of("unknown"))).isEqualTo(20);
        assertThat(eligible(List.of("unknown", "delivery"))).isEqualTo(40);
        assertThat(eligible(List.of("delivery"))).isEqualTo(20);
    }

    @Test
    void policyMayLeaveItOutOfNetResolution() throws Exception {
        assertThat(net(List.of("unknown"))).isEqualTo(19 / 20.0);
        assertThat(net(List.of("delivery"))).isEqualTo(8 / 20.0);
    }

    private static Double net(List<String> policy) throws Exception {
        ReportQuery query = Reports.query(Map.of(), Contacts.NOW).in(new HouseRules(policy, 0, 0, "EUR"));
        return Asking.ask(mixed(), query, Reports::measures).rows().stream()
                .filter(row -> row.name().equals("fcr_net"))
                .map(row -> row.botFirst().value())
                .findFirst()
                .orElseThrow();
    }

    private static long eligible(List<String> topics) throws Exception {
        return contacts(Reports.query(Map.of(), Contacts.NOW).among(new Eligible(topics, List.of(), List.of(), null)));
    }

    private static long contacts(ReportQuery query) throws Exception {
        return Asking.ask(mixed(), query, Reports::comparison).population().contacts();
    }

    private static long contacts(Map<String, String> parameters) throws Exception {
        return contacts(Reports.query(parameters, Contacts.NOW));
    }
}
