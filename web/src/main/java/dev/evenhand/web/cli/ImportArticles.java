package dev.evenhand.web.cli;

import dev.evenhand.bot.exchange.ArticleFiles;
import dev.evenhand.bot.knowledge.Changes;
import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Import;
import dev.evenhand.web.node.Store;
import java.nio.file.Path;
import java.util.List;
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

/** Brings articles in, all or none; a running node answers from them within seconds. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import articles: a folder of Markdown files, or a .json, .jsonl, .csv, .zip or saved .html file.",
            "The whole is checked first and what would change is listed; if one entry is wrong nothing is imported",
            "and every fault is named. Safe to repeat."
        })
final class ImportArticles implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Parameters(paramLabel = "PATH", converter = Words.There.class, description = "The folder or file.")
    private Path path = Path.of("");

    @Option(names = "--dry-run", description = "Check, tell what would change, and import nothing.")
    private boolean dryRun;

    @Option(
            names = "--replace",
            description = "Articles that are not in it go, of every language; the rest take its order.")
    private boolean replace;

    @Option(names = "--by", paramLabel = "NAME", description = "Who did it, for the history (${DEFAULT-VALUE}).")
    private String by = "command line";

    @Override
    public Integer call() throws Exception {
        var wish = wish();
        var faults = wish.faults();
        if (!faults.isEmpty()) {
            print("", faults);
            System.err.printf("nothing was imported: %,d faults%n", faults.size());
            return 1;
        }
        try (var store = Store.open(settings.read())) {
            var standing = Store.await(store.articles().load());
            print("worth a look: ", wish.warnings(standing.articles()));
            tell(wish.changes(standing.articles()));
            if (!dryRun) {
                var applied = Store.await(store.articles().apply(wish.amendment()));
                System.out.printf("the knowledge base is kb-%d%n", applied.number());
            }
            return 0;
        }
    }

    private Import wish() throws Exception {
        try {
            return new Import(ArticleFiles.read(path), replace, dryRun, by);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(unknown.getMessage()));
        }
    }

    private void tell(Changes changes) {
        changes.steps().forEach(step -> System.out.printf("%-8s %s%n", step.what(), step.article()));
        System.out.printf(
                "%s: %,d new, %,d changed, %,d moved, %,d unchanged, %,d removed%n",
                dryRun ? "sound, nothing imported" : "imported",
                changes.added(),
                changes.changed(),
                changes.moved(),
                changes.unchanged(),
                changes.removed());
    }

    private static void print(String before, List<Finding> findings) {
        System.err.print(FindingLine.all(before, findings));
    }
}
