package dev.evenhand.web.measure;

import dev.evenhand.metrics.report.NamedReports;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import dev.evenhand.web.node.Store;
import io.vertx.core.Future;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The same questions asked of the view and of a PostgreSQL with the usual table of events, printed one beside the other. */
final class SideBySide {
    private final Postgres postgres;
    private final PrintStream out;

    SideBySide(String url, PrintStream out) {
        this.postgres = new Postgres(url);
        this.out = out;
    }

    /** The outcomes, to be asked and to be copied into a file. */
    record Source(OutcomeView view, Function<SqlQuery, Future<Void>> copy) {}

    /** Uses a schema of its own, which is dropped in the end. */
    void print(Source source, Path directory, int times) throws Exception {
        fill(source, directory.resolve("events.csv"));
        try {
            out.printf("%-16s %12s %14s   (medians of %d, ms)%n", "report", "Evenhand", "PostgreSQL", times);
            for (var question : EventsTable.QUESTIONS.entrySet()) {
                var theirs = new Quantiles(postgres.times(question.getValue(), times));
                out.printf(
                        "%-16s %12.0f %14.0f%n",
                        question.getKey(),
                        ours(source.view, question.getKey(), times).at(0.5) / 1e6,
                        theirs.at(0.5) / 1e6);
            }
        } finally {
            postgres.run(EventsTable.DROP);
        }
    }

    private void fill(Source source, Path file) throws Exception {
        long begun = System.nanoTime();
        Store.await(source.copy.apply(SqlQuery.of(EventsTable.export(file.toString()))));
        postgres.run(EventsTable.CREATE + EventsTable.load(file.toString()) + EventsTable.INDEX);
        Files.delete(file);
        long events =
                Long.parseLong(postgres.run("SELECT count(*) FROM events;\n").get(0));
        out.printf(
                "%,d events in PostgreSQL %s, loaded and indexed in %.0f s%n",
                events, postgres.run("SHOW server_version;\n").get(0), (System.nanoTime() - begun) / 1e9);
    }

    private static Quantiles ours(OutcomeView view, String report, int times) throws Exception {
        var reports = Reports.over(view, Clock.systemUTC());
        var asked = Objects.requireNonNull(NamedReports.ALL.get(report));
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            Store.await(asked.apply(reports, Reports.query(Map.of(), Instant.now())));
            nanos.add(System.nanoTime() - begun);
        }
        return new Quantiles(nanos);
    }
}
