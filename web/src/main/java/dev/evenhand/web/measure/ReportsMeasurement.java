package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.metrics.MetricsOptions;
import dev.evenhand.metrics.report.NamedReports;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.web.node.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Import, reports, a new outcome and a rebuild of the view, timed and printed as it goes. */
public final class ReportsMeasurement {
    private final Size size;
    private final @Nullable String postgres;
    private final PrintStream out;
    private String told = "";

    /**
     * How much of it.
     *
     * @param rows through the import
     * @param copies of each row in the view, in a second round; 1 for none
     * @param times each report is asked
     */
    public record Size(int rows, int copies, int times) {}

    /** @param postgres address of a PostgreSQL that is asked the same, null for none */
    public ReportsMeasurement(Size size, @Nullable String postgres, PrintStream out) {
        this.size = size;
        this.postgres = postgres;
        this.out = out;
    }

    public void run() throws Exception {
        var directory = Files.createTempDirectory("evenhand-measure");
        var vertx = Vertx.vertx();
        try {
            var handoff = Store.await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
            try {
                measure(new Place(vertx, handoff, directory));
            } finally {
                Store.await(handoff.stop());
            }
        } finally {
            Store.await(vertx.close());
            DeskMeasurement.delete(directory);
        }
    }

    private record Place(Vertx vertx, Handoff handoff, Path directory) {
        Metrics metrics() throws Exception {
            var sources = new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk());
            return Store.await(Metrics.start(vertx, MetricsOptions.in(directory), sources));
        }
    }

    private void measure(Place place) throws Exception {
        var outcomes = new SyntheticOutcomes(Instant.now(), size.rows());
        var metrics = place.metrics();
        importAll(metrics, place, outcomes);
        booked(metrics);
        ask(metrics);
        if (postgres != null) {
            new SideBySide(postgres, out)
                    .print(new SideBySide.Source(metrics.view(), metrics::copyOut), place.directory(), size.times());
        }
        oneMore(metrics, place, outcomes);
        Store.await(metrics.stop());
        metrics = rebuilt(place);
        if (size.copies() > 1) {
            long begun = System.nanoTime();
            Store.await(metrics.copyRows(size.copies()));
            out.printf("%,d rows in the view after %s%n", contacts(metrics), since(begun));
            booked(metrics);
            ask(metrics);
        }
        Store.await(metrics.stop());
    }

    private void importAll(Metrics metrics, Place place, SyntheticOutcomes outcomes) throws Exception {
        var file = place.directory().resolve("outcomes.jsonl");
        outcomes.write(file);
        out.printf("%,d outcomes, %,d MB of JSON%n", size.rows(), Files.size(file) / 1_000_000);
        long begun = System.nanoTime();
        Store.await(metrics.importer().run(file, this::progress));
        out.printf("%nimported in %s", since(begun));
        waitFor(metrics, size.rows());
        out.printf(", all of them in the reports after %s%n", since(begun));
        out.println("peak resident memory: " + ResidentMemory.peaks());
        Files.delete(file);
    }

    /** Tells each tenth. */
    private void progress(String step, long done, long total) {
        String tenth = step + " " + 10 * done / size.rows() * 10 + " %  ";
        if (!tenth.equals(told)) {
            told = tenth;
            out.print(tenth);
        }
    }

    private void booked(Metrics metrics) throws Exception {
        long begun = System.nanoTime();
        while (Store.await(metrics.book())) {
            out.flush();
        }
        out.printf("cells that reports read: up to date after another %s%n", since(begun));
    }

    private void ask(Metrics metrics) throws Exception {
        var reports = Reports.over(metrics.view(), Clock.systemUTC());
        out.printf("%-16s %12s %12s   over %,d rows%n", "report", "first ms", "median ms", contacts(metrics));
        for (var report : NamedReports.ALL.entrySet()) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i <= size.times(); i++) {
                long begun = System.nanoTime();
                Store.await(report.getValue().apply(reports, Reports.query(Map.of(), Instant.now())));
                times.add(System.nanoTime() - begun);
            }
            var warm = new Quantiles(times.subList(1, times.size()));
            out.printf("%-16s %12.0f %12.0f%n", report.getKey(), times.get(0) / 1e6, warm.at(0.5) / 1e6);
        }
    }

    private void oneMore(Metrics metrics, Place place, SyntheticOutcomes outcomes) throws Exception {
        long before = contacts(metrics);
        var file = Files.writeString(place.directory().resolve("one.jsonl"), outcomes.latest());
        Store.await(metrics.importer().run(file, (step, done, total) -> {}));
        long begun = System.nanoTime();
        waitFor(metrics, before + 1);
        out.printf("a new outcome is in the comparison %s after it was stored%n", since(begun));
    }

    private Metrics rebuilt(Place place) throws Exception {
        try (var files = Files.list(place.directory())) {
            for (var file : files.filter(path -> path.getFileName().toString().startsWith("view.duckdb"))
                    .toList()) {
                remove(file);
            }
        }
        long begun = System.nanoTime();
        var metrics = place.metrics();
        waitFor(metrics, size.rows() + 1L);
        out.printf("the view rebuilt from Redis in %s%n", since(begun));
        booked(metrics);
        return metrics;
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            DeskMeasurement.delete(path);
        } else {
            Files.delete(path);
        }
    }

    private static void waitFor(Metrics metrics, long contacts) throws Exception {
        while (contacts(metrics) < contacts) {
            Thread.onSpinWait();
        }
    }

    private static long contacts(Metrics metrics) throws Exception {
        var now = Instant.now();
        var reports = Reports.over(metrics.view(), Clock.systemUTC());
        return Store.await(reports.channels(Reports.query(Map.of(), now))).rows().stream()
                .mapToLong(channel -> channel.contacts())
                .sum();
    }

    private static String since(long begun) {
        var elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1e3);
    }
}
