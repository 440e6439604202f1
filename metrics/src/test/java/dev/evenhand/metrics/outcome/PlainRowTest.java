package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick reader reads, the general one reads alike. */
@NullUnmarked
class PlainRowTest {
    private static final String ROW = "{\"conversation\":\"c-1\",\"customer\":\"k"
            + " 1\",\"entry\":\"bot_first\",\"startedAt\":\"2026-10-01T09:00:00Z\","
            + "\"closedAt\":\"2026-10-01T11:05:00.123+02:00\",\"returning\":true,\"complaint\":false,\"topic\":null,"
            + "\"first\":{\"decision\":\"answer\",\"confidence\":0.85},\"customerMessages\":4,\"model\":{\"cost\":0.07},"
            + "\"survey\":{\"csat\":4,\"nps\":10},\"sentiment\":{\"first\":-0.25,\"last\":1},\"bot\":{\"answers\":1,"
            + "\"elapsedSeconds\":86400.125}}";

    private static final byte[] LETTERS =
            "{}[]\",:.-+eE0123456789 \\tnul\u0001\u007f\u00e9".getBytes(StandardCharsets.UTF_8);

    @Test
    void aPlainRowIsReadWithSpacesAndWithout() {
        assertThat(PlainRow.read(bytes(ROW))).isNotNull();
        assertThat(PlainRow.read(bytes(ROW.replace(",", ", ").replace(":\"", ": \""))))
                .isNotNull();
        theSame(bytes(ROW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cost\":07",
                "\"cost\":-0",
                "\"cost\":.5",
                "\"cost\":5.",
                "\"cost\":1e3",
                "\"cost\":0.1234567890123456789",
                "\"cost\":\"1\"",
                "\"inputTokens\":3.0",
                "\"inputTokens\":3000000000",
                "\"inputTokens\":-3",
                "\"cost\":1,\"cost\":2"
            })
    void unusualNumbersAreLeftToTheGeneralReader(String unusual) {
        String row = ROW.replace("\"cost\":0.07", unusual);
        assertThat(PlainRow.read(bytes(row))).isNull();
        theSame(bytes(row));
    }

    @Test
    void rowsOfAllSortsAreReadAlike() {
        SplittableRandom random = new SplittableRandom(7);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] row = bytes(ROW);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                row[random.nextInt(row.length)] = LETTERS[random.nextInt(LETTERS.length)];
            }
            plain += PlainRow.read(row) == null ? 0 : 1;
            theSame(row);
        }
        assertThat(plain).isPositive();
    }

    private static void theSame(byte[] row) {
        List<Fault> quick = new ArrayList<>();
        List<Fault> general = new ArrayList<>();
        FactValues one = new FactsReader(1, quick).read(row);
        FactValues other = new FactsReader(1, general).readAny(row);
        assertThat(quick).isEqualTo(general);
        assertThat(one == null ? null : one.facts()).isEqualTo(other == null ? null : other.facts());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
