package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenhand.metrics.outcome.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class CsvRowsTest {
    private final List<Fault> faults = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    @Test
    void quotesHoldSeparatorsLineBreaksAndDoubledQuotes() throws IOException {
        assertThat(read("\uFEFFid, note\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,an inch is 1\"\r\n3,"))
                .extracting(row -> row.get("id"), row -> row.get("note").replace("\r", ""))
                .containsExactly(tuple("1", "a, \"b\"\nc"), tuple("2", "an inch is 1\""), tuple("3", ""));
        assertThat(lines).containsExactly(2L, 5L, 6L);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id\tnote\n1\ta,b;c\n", "id;note\n1;a,b\n"})
    void theHeaderTellsTheSeparator(String text) throws IOException {
        assertThat(read(text)).singleElement().satisfies(row -> assertThat(row.get("note"))
                .startsWith("a,b"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsAFaultOfTheRowItStandsIn() throws IOException {
        assertThat(read("id,note\n1,fine\n2,\"late\n3,lost\n4,lost\n")).hasSize(1);
        assertThat(faults).extracting(Fault::line, Fault::field).containsExactly(tuple(3L, "note"));
        assertThat(faults.get(0).message()).contains("quote", "Nothing after it was read");
    }

    @Test
    void aQuoteThatSwallowsAMegabyteIsAFaultAndNotKeptInMemory() throws IOException {
        assertThat(read("id,note\n1,\"late\n" + "2,lost\n".repeat(200_000) + "3,\"x\"\n"))
                .isEmpty();
        assertThat(faults).extracting(Fault::line, Fault::field).containsExactly(tuple(2L, "note"));
    }

    @Test
    void textAfterAClosingQuoteIsAFault() throws IOException {
        assertThat(read("id,note\n1,\"late\" again\n2,x\n")).isEmpty();
        assertThat(faults).extracting(Fault::line, Fault::field).containsExactly(tuple(2L, "note"));
    }

    @Test
    void aRowWithMoreOrFewerFieldsThanTheHeaderIsAFaultAndTheOthersAreRead() throws IOException {
        assertThat(read("id,note\n1,late, very\n2\n3,x\n"))
                .extracting(row -> row.get("id"))
                .containsExactly("3");
        assertThat(faults).extracting(Fault::line).containsExactly(2L, 3L);
        assertThat(faults.get(0).message()).contains("3 fields", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "id\n", "id,\"note\n1,2\n"})
    void aFileWithoutSoundRowsHasNone(String text) throws IOException {
        assertThat(read(text)).isEmpty();
    }

    private List<Map<String, String>> read(String text) throws IOException {
        CsvRows rows = new CsvRows(new BufferedReader(new StringReader(text)), faults::add);
        List<Map<String, String>> read = new ArrayList<>();
        for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
            read.add(row);
            lines.add(rows.line());
        }
        return read;
    }
}
