package dev.evenhand.web.cli;

import dev.evenhand.bot.exchange.ArticleFiles;
import dev.evenhand.web.node.Store;
import java.nio.file.Path;
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

/** Writes the articles as files that import takes back. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write all articles to a file whose kind goes by the end of its name (.json, .jsonl, .csv, .zip, .html),",
            "or, for a name without an end, to a folder of Markdown files. Import takes all of them back;",
            "an HTML page does not carry dates and sources."
        })
final class ExportArticles implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Parameters(paramLabel = "PATH", description = "The folder or file to write.")
    private Path path = Path.of("");

    @Option(names = "--locale", description = "Only this language: en or zh.")
    private @Nullable String locale;

    @Override
    public Integer call() throws Exception {
        try (var store = Store.open(settings.read())) {
            var articles = Store.await(store.articles().load()).articles().stream()
                    .filter(article -> locale == null || article.locale().equals(locale))
                    .toList();
            ArticleFiles.write(path, articles);
            System.out.printf("%,d articles written to %s%n", articles.size(), path);
            return 0;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(unknown.getMessage()));
        }
    }
}
