package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.store.MemoryView;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;

/** Asks a report of contacts in memory, as of {@link Contacts#NOW}: from the rows alone, and from the cells, which must tell the same. */
final class Asking {
    private Asking() {}

    static <T> T ask(
            Contacts contacts, Map<String, String> parameters, BiFunction<Reports, ReportQuery, Future<T>> report)
            throws Exception {
        return ask(contacts, Reports.query(parameters, Contacts.NOW), report);
    }

    static <T> T ask(Contacts contacts, ReportQuery query, BiFunction<Reports, ReportQuery, Future<T>> report)
            throws Exception {
        try (MemoryView view = new MemoryView().add(contacts.rows())) {
            T fromRows = ask(view, query, report);
            T fromCells = ask(view.booked(Contacts.NOW), query, report);
            assertThat(fromCells).as("the cells tell what the rows tell").isEqualTo(fromRows);
            return fromCells;
        }
    }

    static <T> T ask(MemoryView view, ReportQuery query, BiFunction<Reports, ReportQuery, Future<T>> report) {
        Reports reports = Reports.over(view, Clock.fixed(Contacts.NOW, ZoneOffset.UTC));
        return report.apply(reports, query)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
