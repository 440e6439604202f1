package dev.evenhand.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The knowledge base through files, on an embedded Redis of its own. */
class ArticlesCommandIT {

    private static final String REFUND =
            """
            ---
            id: refund
            locale: en
            topic: payment
            questions:
              - When do I get my money back?
            ---
            # Refunds

            Within 5 days.
            """;

    @TempDir
    private Path directory = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void written() throws IOException {
        folder = directory.resolve("kb");
        Files.createDirectories(directory.resolve("kb/en"));
        Files.writeString(directory.resolve("kb/en/refund.md"), REFUND);
        Files.writeString(directory.resolve("kb/en/hours.md"), REFUND.replace("refund", "hours"));
    }

    @Test
    void whatWasImportedComesOutAgainAndADryRunChangesNothing() throws IOException {
        assertThat(run("import", "--dry-run", folder.toString())).isZero();

        assertThat(run("import", folder.toString())).isZero();
        Files.delete(directory.resolve("kb/en/hours.md"));
        assertThat(run("import", "--replace", folder.toString())).isZero();

        assertThat(run("export", directory.resolve("out").toString())).isZero();
        assertThat(contents(directory.resolve("out"))).hasSize(1).allSatisfy((name, text) -> assertThat(text)
                .contains("refund", "Within 5 days."));
        assertThat(run("export", "--locale", "zh", directory.resolve("zh.json").toString()))
                .isZero();
        assertThat(directory.resolve("zh.json")).content().doesNotContain("refund");
        assertThat(run("import", directory.resolve("out").toString())).isZero();
    }

    @Test
    void aFaultStopsTheWholeImport() throws IOException {
        Files.writeString(directory.resolve("kb/en/bad.md"), REFUND.replace("locale: en", "locale: xx"));
        assertThat(run("import", folder.toString())).isEqualTo(1);
        assertThat(run("import", directory.resolve("kb.docx").toString())).isNotZero();
    }

    private int run(String step, String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("articles", step));
        all.addAll(java.util.List.of(words));
        all.addAll(java.util.List.of("--data-dir", directory.resolve("data").toString()));
        return Evenhand.run(all.toArray(String[]::new));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
