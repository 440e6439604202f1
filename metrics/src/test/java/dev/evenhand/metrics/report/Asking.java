package dev.evenhand.metrics.report;

import dev.evenhand.metrics.store.MemoryView;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;

/** Asks a report of contacts in memory, as of {@link Contacts#NOW}. */
final class Asking {
    private Asking() {}

    static <T> T ask(
            Contacts contacts, Map<String, String> parameters, BiFunction<Reports, ReportQuery, Future<T>> report)
            throws Exception {
        return ask(contacts, ReportQuery.parse(parameters, Contacts.NOW), report);
    }

    static <T> T ask(Contacts contacts, ReportQuery query, BiFunction<Reports, ReportQuery, Future<T>> report)
            throws Exception {
        try (MemoryView view = new MemoryView().add(contacts.rows())) {
            Reports reports = Reports.over(view, Clock.fixed(Contacts.NOW, ZoneOffset.UTC));
            return report.apply(reports, query)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
