package dev.evenhand.web.cli;

import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.web.node.Store;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the outcomes of another system in, straight into the store; a running node shows them within a second. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import the outcomes of a chat system you already have: one JSON object a line.",
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

    @Override
    public Integer call() throws Exception {
        try (var store = Store.open(settings.read())) {
            var importer = store.importer();
            var report = Store.await(dryRun ? importer.check(file, SHOWN) : importer.run(file, SHOWN));
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
