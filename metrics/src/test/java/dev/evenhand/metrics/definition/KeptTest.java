package dev.evenhand.metrics.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.evenhand.metrics.definition.Definition.Words;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.store.MemoryView;
import dev.evenhand.metrics.store.SqlQuery;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {
    private static final String FACTS =
            FactField.ALL.stream().map(FactField::column).collect(Collectors.joining(", "));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatRowsKeepAndWhatIsLeftToTheQuestionAreTheRulesAsWritten(long seed) throws Exception {
        Random random = new Random(seed);
        try (MemoryView view = new MemoryView().addRandom(0, 3_000, seed)) {
            for (Definition definition : Definitions.ALL) {
                String span = "INTERVAL '" + (1 + random.nextInt(700)) + " hours'";
                String asOf = "TIMESTAMP '2026-" + (8 + random.nextInt(5)) + "-15 01:02:03'";
                String kept = definition.macro() + "(" + span + ", " + asOf + ")";
                assertThat(difference(view, asWritten(definition, span, asOf), chosen(definition, kept)))
                        .as("%s with %s as of %s", definition.version(), span, asOf)
                        .isZero();
            }
        }
    }

    @Test
    void aDefinitionThatChangesWhatRowsKeepIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Definitions.CURRENT.with(
                        "x", new Words("x", "x"), new Rule("engaged", "customer_messages > 1", "Twice.", "两次。")))
                .withMessageContaining("x changes a label that rows keep");
    }

    private static String asWritten(Definition definition, String span, String asOf) {
        String sql = Layers.over("(SELECT " + FACTS + " FROM outcome)", definition.derived())
                .replaceAll("\\bspan\\b", span)
                .replaceAll("\\bas_of\\b", asOf);
        return chosen(definition, "(" + sql + ")");
    }

    private static String chosen(Definition definition, String from) {
        String labels = definition.derivedColumns().stream()
                .map(label -> label + "::VARCHAR AS " + label)
                .collect(Collectors.joining(", "));
        return "SELECT conversation, " + labels + " FROM " + from;
    }

    private static long difference(MemoryView view, String one, String other) {
        String sql = "SELECT count(*) FROM ((" + one + " EXCEPT " + other + ") UNION ALL (" + other + " EXCEPT " + one
                + "))";
        return view.query(new SqlQuery(sql, List.of()), row -> row.getLong(1))
                .result()
                .get(0);
    }
}
