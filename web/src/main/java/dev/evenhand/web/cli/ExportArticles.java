package dev.evenhand.web.cli;

import dev.evenhand.bot.exchange.ArticleFiles;
import dev.evenhand.web.node.Store;
import java.nio.file.Files;
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
            "Write all articles to a file or a folder.",
            "The kind of file goes by the end of its name: .json, .jsonl, .csv, .zip or .html; a name without an end",
            "is a folder of Markdown files. Import takes all of them back; an HTML page does not carry dates and sources."
        })
final class ExportArticles implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Parameters(paramLabel = "PATH", description = "The folder or file to write.")
    private Path path = Path.of("");

    @Option(names = "--locale", converter = Words.Language.class, description = "Only this language: en or zh.")
    private @Nullable String locale;

    @Override
    public Integer call() throws Exception {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw misused("There is no folder " + folder + " to write " + path + " into.");
        }
        var config = settings.read();
        Store.require(config);
        try (var store = Store.open(config)) {
            var articles = Store.await(store.articles().load()).articles().stream()
                    .filter(article -> locale == null || article.locale().equals(locale))
                    .toList();
            ArticleFiles.write(path, articles);
            System.out.printf("%,d articles written to %s%n", articles.size(), path);
            return 0;
        } catch (IllegalArgumentException unknown) {
            throw misused(String.valueOf(unknown.getMessage()));
        }
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
