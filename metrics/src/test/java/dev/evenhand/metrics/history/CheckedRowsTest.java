package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenhand.metrics.outcome.OutcomeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class CheckedRowsTest {
    private static final String ROW = "{\"conversation\":\"%s\",\"customer\":\"%s\",\"entry\":\"bot_first\","
            + "\"startedAt\":\"2026-10-01T09:00:00Z\",\"closedAt\":\"2026-10-01T09:07:30Z\",\"topic\":\"%s\"}";
    /** Makes several files of a small input. */
    private static final long AS_IF_LARGE = 100_000_000;

    @TempDir
    Path directory;

    @Test
    void everyRowComesOnceAndACustomersRowsComeTogether() throws IOException {
        List<String> lines = IntStream.range(0, 5_000)
                .mapToObj(i -> ROW.formatted("c-" + i, "k-" + i % 700, "t-" + i))
                .toList();
        List<List<OutcomeRow>> batches = batches(lines, 100);
        assertThat(batches.stream().flatMap(List::stream).map(OutcomeRow::conversation))
                .hasSize(5_000)
                .doesNotHaveDuplicates();
        for (int customer = 0; customer < 700; customer++) {
            String key = "k-" + customer;
            assertThat(batches.stream().filter(batch -> batch.stream()
                            .anyMatch(row -> row.customer().equals(key))))
                    .hasSize(1);
        }
    }

    @Test
    void aCustomerWithMoreThanABatchIsSpreadOverSeveral() throws IOException {
        List<String> lines = IntStream.range(0, 1_000)
                .mapToObj(i -> ROW.formatted("c-" + i, "k", "t"))
                .toList();
        assertThat(batches(lines, 300)).extracting(List::size).containsExactly(300, 300, 300, 100);
    }

    @Test
    void ofAConversationWithVersionsTheHighestCountsWhateverTheOrderAndTheCustomer() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int version : new int[] {2, 5, 1, 5, 7, 3}) {
            lines.add(ROW.formatted("c-1", "k-" + version, "t-" + version)
                    .replace("\"entry\"", "\"version\":" + version + ",\"entry\""));
        }
        lines.add(ROW.formatted("c-2", "k-1", "t"));
        assertThat(batches(lines, 10).stream().flatMap(List::stream))
                .extracting(OutcomeRow::conversation, OutcomeRow::customer)
                .containsExactlyInAnyOrder(tuple("c-1", "k-7"), tuple("c-2", "k-1"));
    }

    @Test
    void aConversationThatStandsTwiceIsAFaultThatNamesBothLines() {
        String row = ROW.formatted("c-1", "k-1", "t");
        List<String> lines = List.of(row, "", ROW.formatted("c-2", "k-1", "t"), row.replace("k-1", "k-2"));
        assertThatThrownBy(() -> batches(lines, 10)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.faults()).hasSize(1);
            assertThat(refused.faults().get(0).line()).isEqualTo(4);
            assertThat(refused.faults().get(0).message()).contains("line 1");
        });
    }

    @Test
    void nothingIsLeftInTheScratchDirectory() throws IOException {
        batches(List.of(ROW.formatted("c-1", "k-1", "t")), 10);
        assertThatThrownBy(() -> batches(List.of("{}"), 10)).isInstanceOf(ImportRefused.class);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("history.jsonl"));
        }
    }

    private List<List<OutcomeRow>> batches(List<String> lines, int limit) throws IOException {
        Path file = Files.write(directory.resolve("history.jsonl"), lines);
        List<List<OutcomeRow>> batches = new ArrayList<>();
        try (CheckedRows rows = new CheckedRows(directory, AS_IF_LARGE)) {
            long count = HistoryCheck.run(file, rows, (step, done, total) -> {});
            try (CheckedRowsReader reader = rows.read()) {
                for (List<OutcomeRow> batch = reader.next(limit); !batch.isEmpty(); batch = reader.next(limit)) {
                    batches.add(batch);
                }
            }
            assertThat(batches.stream().mapToLong(List::size).sum()).isEqualTo(count);
        }
        return batches;
    }
}
