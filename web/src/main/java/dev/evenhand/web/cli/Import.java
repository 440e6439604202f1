package dev.evenhand.web.cli;

import dev.evenhand.metrics.history.ForeignHistory;
import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.web.node.Store;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the outcomes of another system in, straight into the store; a running node shows them within a second. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import the outcomes of a chat system you already have: one JSON object a line, or CSV with a header.",
            "With --preset or --mapping its own export is read; without, columns are named as the facts are.",
            "The whole file is checked first; if one line is wrong nothing is imported and every bad line is named.",
            "Safe to repeat: a conversation that is known already is replaced."
        })
final class Import implements Callable<Integer> {
    private static final Importer.Progress SHOWN =
            (step, done, total) -> ProgressLine.show(System.err, step, done, total);

    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Parameters(paramLabel = "FILE", description = "JSON lines; the first five fields are required.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Check the file and import nothing.")
    private boolean dryRun;

    @Option(names = "--preset", paramLabel = "SYSTEM", description = "Export of chatwoot, intercom or zendesk.")
    private @Nullable String preset;

    @Option(names = "--mapping", paramLabel = "FILE", description = "How its columns become facts; see the README.")
    private @Nullable Path mapping;

    private Future<ImportReport> imported(Importer importer) throws IOException {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (csv || preset != null || mapping != null) {
            var rules = mapping == null ? null : Files.readString(mapping);
            return importer.foreign(file, new ForeignHistory.Form(csv, preset, rules), dryRun, SHOWN);
        }
        return dryRun ? importer.check(file, SHOWN) : importer.run(file, SHOWN);
    }

    @Override
    public Integer call() throws Exception {
        try (var store = Store.open(settings.read())) {
            var report = Store.await(imported(store.importer()));
            var written = report.written();
            System.out.printf(
                    "%,d rows %s: %,d new, %,d replaced, %,d unchanged%n",
                    report.rows(),
                    dryRun ? "are sound, none imported" : "imported",
                    written.fresh(),
                    written.replaced(),
                    written.unchanged());
            return 0;
        } catch (ImportRefused refused) {
            refused.faults()
                    .forEach(fault ->
                            System.err.printf("line %d: %s %s%n", fault.line(), fault.field(), fault.message()));
            System.err.printf(
                    "nothing was imported: %,d faults%n", refused.faults().size() + refused.more());
            return 1;
        }
    }
}
