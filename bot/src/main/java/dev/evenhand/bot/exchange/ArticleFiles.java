package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Articles in files and folders of this machine; blocking. */
public final class ArticleFiles {

    private ArticleFiles() {}

    /**
     * Reads a folder of Markdown files, or a file whose kind goes by the end of its name.
     *
     * @throws IllegalArgumentException when the end of the name says nothing
     */
    public static Reading read(Path path) throws IOException {
        return Files.isDirectory(path)
                ? ZipFolder.readFolder(path)
                : format(path).read(Files.readAllBytes(path));
    }

    /**
     * Writes a file of the kind its name ends with, or, for a name without an end, a folder of Markdown files.
     *
     * @throws IllegalArgumentException when the end of the name says nothing
     */
    public static void write(Path path, List<Article> articles) throws IOException {
        if (!Files.isDirectory(path) && named(path).contains(".")) {
            Files.write(path, format(path).write(articles));
            return;
        }
        for (var file : MarkdownArticles.write(articles).entrySet()) {
            var target = path.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNullElse(target.getParent(), path));
            Files.write(target, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String named(Path path) {
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    private static ArticleFormat format(Path path) {
        return ArticleFormat.ofFile(named(path))
                .orElseThrow(() -> new IllegalArgumentException(
                        path + " is of no known kind: a folder, .json, .jsonl, .csv, .zip or .html"));
    }
}
