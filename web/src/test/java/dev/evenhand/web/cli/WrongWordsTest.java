package dev.evenhand.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of a slip: a sentence that names it, the status of wrong words, and nothing left behind. */
class WrongWordsTest {
    @TempDir
    private Path directory = Path.of("");

    private String file = "";

    @BeforeEach
    void written() throws IOException {
        file = Files.writeString(directory.resolve("x.csv"), "sentence,label\na,b\n")
                .toString();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var nowhere = directory.resolve("nowhere/a.json").toString();
        for (var words : List.of(
                List.of("import", nowhere),
                List.of("import", "--mapping", nowhere, file),
                List.of("evaluate", "--kb", nowhere, "--questions", file),
                List.of("evaluate", "--questions", file, "--shots", "2", "--svg", nowhere),
                List.of("articles", "import", nowhere),
                List.of("articles", "export", nowhere))) {
            assertThat(told(words)).contains("nowhere").hasLineCount(2);
        }
        assertThat(told(List.of("import", directory.toString()))).contains("is a folder, not a file");
    }

    @Test
    void aNumberOrNameThatCannotBeIsToldWithWhatCan() {
        assertThat(told(List.of("simulate", "--runs", "0"))).contains("--runs", "at least 1, not 0");
        assertThat(told(List.of("simulate", "--contacts", "500,50"))).contains("--contacts", "at least 100, not 50");
        assertThat(told(List.of("measure", "crash", "--rounds", "few"))).contains("--rounds", "not few");
        assertThat(told(List.of("evaluate", "--questions", file, "--shots", "2", "--precision", "2")))
                .contains("--precision", "between 0 and 1");
        assertThat(told(List.of("import", "--preset", "foo", file)))
                .contains("--preset", "chatwoot, intercom, zendesk, not foo");
    }

    @Test
    void aFileToEvaluateThatCannotBeUsedIsNamedWithTheReason() throws IOException {
        var chinese = "sentence,label\n怎么退货,refund\n".getBytes(Charset.forName("GBK"));
        assertThat(asked(chinese)).contains("asked.csv is not UTF-8 text").hasLineCount(2);
        assertThat(asked("sentence,label\n".getBytes(StandardCharsets.UTF_8)))
                .contains("asked.csv: there is no sentence in it")
                .hasLineCount(2);
        assertThat(asked("sentence\na\n".getBytes(StandardCharsets.UTF_8)))
                .contains("asked.csv: no column named article")
                .hasLineCount(2);
        assertThat(known("[{\"id\":\"a\",\"locale\":\"en\",\"title\":\"T\",\"answer\":\"A\"}]"))
                .contains("known.json", "entry 1 (line 1) questions: An article needs at least one question.");
        assertThat(known("[{\"id\":\"a\",\"locale\":\"zh\",\"title\":\"T\",\"questions\":[\"q\"],\"answer\":\"A\"}]"))
                .contains("known.json: there is no article in en in it");
    }

    private String asked(byte[] content) throws IOException {
        var asked = Files.write(directory.resolve("asked.csv"), content).toString();
        return told(List.of("evaluate", "--questions", asked, "--shots", "2"));
    }

    private String known(String articles) throws IOException {
        var known = Files.writeString(directory.resolve("known.json"), articles).toString();
        return told(List.of("evaluate", "--kb", known, "--questions", file));
    }

    @Test
    void anUnknownCommandIsAnsweredWithThoseThereAre() {
        assertThat(told(List.of("nosuch"))).contains("no command nosuch", "serve, demo, import");
        assertThat(told(List.of("measure", "nosuch"))).contains("desk, crash").doesNotContain("busy-desk");
        assertThat(told(List.of("serve", "--prot=1"))).contains("--prot", "serve --help");
    }

    @Test
    void whereThereIsNoStoreNoneIsMadeByWhoOnlyLooks() throws IOException {
        var none = directory.resolve("none");
        var facts = Files.writeString(
                directory.resolve("facts.jsonl"),
                "{\"conversation\":\"c-1\",\"customer\":\"k-1\",\"entry\":\"bot_first\","
                        + "\"startedAt\":\"2026-10-01T09:00:00Z\",\"closedAt\":\"2026-10-01T09:07:30Z\"}\n");

        assertThat(told(List.of("recount", "--data-dir", none.toString()))).contains("There is no store in");
        assertThat(Evenhand.run("import", "--dry-run", "--data-dir", none.toString(), facts.toString()))
                .isZero();
        assertThat(none).doesNotExist();
    }

    @Test
    void aDryRunTellsWhatIsLeftOutAndInHowManyRowsAFactIsKnown() throws IOException {
        var rows = Files.writeString(
                directory.resolve("rows.csv"),
                """
                id,who,opened,closed,state
                1,k-1,2026-10-01T09:00:00Z,2026-10-01T09:05:00Z,closed
                2,k-2,2026-10-01T09:00:00Z,,open
                """);
        var mapping = Files.writeString(
                directory.resolve("own.mapping"),
                """
                conversation = id
                customer = who
                entry = "human_first"
                startedAt = opened
                closedAt = closed
                skip state ? open
                """);
        var none = directory.resolve("none").toString();

        assertThat(said("import", "--dry-run", "--data-dir", none, "--mapping", mapping.toString(), rows.toString()))
                .contains("1 rows are sound, none imported", "no outcome yet: 1", "1  entry", "known in none: channel");
    }

    private static String said(String... words) {
        var heard = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            assertThat(Evenhand.run(words)).isZero();
        } finally {
            System.setOut(before);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** What came on the error stream, where words are refused with status 2 and no trace of the program's insides. */
    private String told(List<String> words) {
        var heard = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            assertThat(Evenhand.run(words.toArray(String[]::new)))
                    .as(words.toString())
                    .isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        var text = heard.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\tat ");
        return text;
    }
}
