package dev.evenhand.web.cli;

import dev.evenhand.metrics.history.ForeignHistory;
import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.web.node.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Parameters(
            paramLabel = "FILE",
            converter = Words.FileThere.class,
            description = "JSON lines; the first five fields are required.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Check the file and import nothing.")
    private boolean dryRun;

    @Option(
            names = "--preset",
            paramLabel = "SYSTEM",
            converter = Words.Preset.class,
            description = "Export of chatwoot, intercom or zendesk.")
    private @Nullable String preset;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            converter = Words.FileThere.class,
            description = "How its columns become facts; see the README.")
    private @Nullable Path mapping;

    private Future<ImportReport> imported(Importer importer) throws IOException {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (csv || preset != null || mapping != null) {
            return importer.foreign(file, new ForeignHistory.Form(csv, preset, rules()), dryRun, SHOWN);
        }
        return dryRun ? importer.check(file, SHOWN) : importer.run(file, SHOWN);
    }

    /** There is nothing to compare with, so nothing is started and nothing is left behind. */
    private ImportReport checkedAlone() throws Exception {
        var vertx = Vertx.vertx();
        var scratch = Files.createTempDirectory("evenhand-check");
        try {
            return Store.await(imported(Importer.withoutStore(vertx, scratch)));
        } finally {
            Store.await(vertx.close());
            Files.deleteIfExists(scratch);
        }
    }

    private void tell(ImportReport report) {
        var written = report.written();
        System.out.printf(
                dryRun
                        ? "%,d rows are sound, none imported: %,d would be new, %,d replaced, %,d unchanged%n"
                        : "%,d rows imported: %,d new, %,d replaced, %,d unchanged%n",
                report.rows(),
                written.fresh(),
                written.replaced(),
                written.unchanged());
        tellRest(report);
    }

    private void tellAlone(ImportReport report) {
        System.out.printf("%,d rows are sound, none imported%n", report.rows());
        tellRest(report);
    }

    /** What was left out and, before anything is done, what would be known. */
    private void tellRest(ImportReport report) {
        if (report.skipped() > 0) {
            System.out.printf("left out, since they are no outcome yet: %,d%n", report.skipped());
        }
        if (dryRun && report.rows() > 0) {
            System.out.printf("known in how many of the %,d rows:%n", report.rows());
            report.known().forEach((fact, rows) -> {
                if (rows > 0) {
                    System.out.printf("%,12d  %s%n", rows, fact);
                }
            });
            System.out.printf("known in none: %s%n", String.join(", ", unknown(report)));
        }
    }

    private static List<String> unknown(ImportReport report) {
        return report.known().entrySet().stream()
                .filter(fact -> fact.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable String rules() throws IOException {
        try {
            return mapping == null ? null : Files.readString(mapping);
        } catch (CharacterCodingException notText) {
            throw misused(mapping + " is not UTF-8 text");
        }
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    @Override
    public Integer call() throws Exception {
        if (preset != null && mapping != null) {
            throw misused("Give --preset or --mapping, not both.");
        }
        var config = settings.read();
        try {
            if (dryRun && !Store.exists(config)) {
                tellAlone(checkedAlone());
                return 0;
            }
            try (var store = Store.open(config)) {
                tell(Store.await(imported(store.importer())));
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw misused(Objects.requireNonNullElse(wrong.getMessage(), "The mapping cannot be used."));
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
