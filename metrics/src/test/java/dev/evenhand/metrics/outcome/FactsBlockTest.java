package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class FactsBlockTest {
    /** Stored rows tell these words by their order. To a list may be added, at its end; nothing else. */
    private static final String CODES_FOR_GOOD = "entry[bot_first,human_first] first.decision[answer,clarify,handoff]"
            + " assignment.by[rule,holdout,import] closedBy[customer,agent,bot,timeout,system] verifiedBy[tool,audit]"
            + " heldBy[bot,queue,human] bot.last[answer,clarify,no_answer] bot.feedback[yes,no]"
            + " handoff.reason[customer_asked,low_confidence,out_of_scope,repeated_failure,negative_sentiment,policy,"
            + "bot_error,overload,holdout] survey.resolved[yes,no] review.grade[yes,no,cannot_tell]"
            + " review.audit[yes,no,cannot_tell]";

    @Test
    void aRowComesBackAsItWas() {
        Facts facts = story();
        assertThat(FactsBlock.unpack(FactsBlock.pack(List.of(PackedFacts.of(facts)))))
                .singleElement()
                .satisfies(row -> assertThat(row.values().facts()).isEqualTo(facts.stored(0, null)));
    }

    @Test
    void everyFactOfTheImportComesBackWhateverItsValue() {
        for (double number : new double[] {0, 1, .5, .001, 1.0 / 3, 123_456.789}) {
            Facts facts = whole(number);
            assertThat(FactsBlock.unpack(FactsBlock.pack(List.of(PackedFacts.of(facts), PackedFacts.of(story())))))
                    .first()
                    .satisfies(row -> assertThat(row.values().facts()).isEqualTo(facts));
        }
    }

    /** As rows were stored before the word for nothing known was read as nothing. */
    @Test
    void theWordUnknownIsNoTopicNorChannelNorLanguageHoweverOldTheRow() {
        String json = "{\"conversation\":\"c\",\"customer\":\"unknown\",\"entry\":\"bot_first\",\"startedAt\":"
                + "\"2026-10-01T09:00:00Z\",\"closedAt\":\"2026-10-01T09:00:00Z\",\"topic\":\"unknowX\",\"channel\":"
                + "\"unknowX\",\"locale\":\"unknowX\"}";
        Facts facts = FactsJson.read(json.getBytes(StandardCharsets.UTF_8), 1, new ArrayList<>());
        ByteWriter block = new ByteWriter(64);
        PackedFacts.of(facts).addTo(block);
        String bytes = new String(block.bytes(), StandardCharsets.ISO_8859_1).replace("unknowX", "unknown");
        byte[] old = bytes.getBytes(StandardCharsets.ISO_8859_1);
        FactValues read = new PackedFacts(old, 1, old.length).values();
        assertThat(read.topic()).isNull();
        assertThat(read.facts().channel()).isNull();
        assertThat(read.facts().locale()).isNull();
        assertThat(read.customer()).isEqualTo("unknown");
        Facts now = FactsJson.read(json.replace("unknowX", "unknown").getBytes(StandardCharsets.UTF_8), 1, List.of());
        assertThat(now).isEqualTo(read.facts());
    }

    @Test
    void theSameFactsHaveTheSameDigestAndOthersAnother() {
        assertThat(PackedFacts.of(story()).digest())
                .isEqualTo(PackedFacts.of(story()).digest());
        assertThat(PackedFacts.of(whole(.5)).digest())
                .isNotEqualTo(PackedFacts.of(whole(.25)).digest());
    }

    @Test
    void aDamagedBlockAndOneOfANewerVersionAreTold() {
        byte[] block = FactsBlock.pack(List.of(PackedFacts.of(story())));
        assertThatThrownBy(() -> FactsBlock.unpack(Arrays.copyOf(block, block.length / 2)))
                .isInstanceOf(IllegalArgumentException.class);
        block[0]++;
        assertThatThrownBy(() -> FactsBlock.unpack(block)).hasMessageContaining("newer");
    }

    @Test
    void everyFactOfARowHasItsNumberAndNoneHasTwo() {
        assertThat(StoredPlaces.PATHS)
                .containsExactlyInAnyOrderElementsOf(FactField.ALL.stream()
                        .filter(FactField::own)
                        .map(FactField::path)
                        .toList());
    }

    @Test
    void theOrderOfCodesIsKeptForGood() {
        assertThat(FactField.ALL.stream()
                        .filter(field -> !field.codes().isEmpty())
                        .map(field -> field.path() + "[" + String.join(",", field.codes()) + "]")
                        .collect(Collectors.joining(" ")))
                .isEqualTo(CODES_FOR_GOOD);
    }

    private static Facts story() {
        return Story.botFirst()
                .customer()
                .assessed("handoff", 0.25)
                .handsOff(HandoffReason.OUT_OF_SCOPE)
                .queued()
                .joined()
                .afterMillis(1234)
                .agent()
                .closed(ClosedBy.AGENT)
                .rated(4, true)
                .facts();
    }

    /** A row in which nothing is unknown, read as the import reads it. */
    private static Facts whole(double number) {
        StringBuilder json = new StringBuilder("{");
        FactField.ALL.stream()
                .filter(FactField::own)
                .collect(Collectors.groupingBy(FactField::part, LinkedHashMap::new, Collectors.toList()))
                .forEach((part, fields) -> {
                    String values = fields.stream()
                            .map(field -> '"' + field.name() + "\":" + value(field, number))
                            .collect(Collectors.joining(","));
                    json.append(json.length() == 1 ? "" : ",")
                            .append(part.isEmpty() ? values : '"' + part + "\":{" + values + "}");
                });
        List<Fault> faults = new ArrayList<>();
        Facts facts = FactsJson.read(json.append('}').toString().getBytes(StandardCharsets.UTF_8), 1, faults);
        assertThat(faults).isEmpty();
        return facts;
    }

    private static String value(FactField field, double number) {
        boolean share =
                field.path().equals("assignment.probability") || !field.path().endsWith("Seconds");
        return switch (field.kind()) {
            case TIME -> "\"2026-10-0" + (field.path().equals("startedAt") ? 1 : 2) + "T09:00:00.001Z\"";
            case TEXT ->
                '"'
                        + (field.codes().isEmpty()
                                ? "Ünï 中文 😀"
                                : field.codes().get(field.codes().size() - 1))
                        + '"';
            case COUNT ->
                field.path().endsWith("csat") || field.path().endsWith("ces")
                        ? "5"
                        : field.path().endsWith("nps") ? "10" : "2147483";
            case FLAG -> "false";
            case NUMBER -> Double.toString(share ? Math.max(1e-9, number % 1.0) : number);
            case VERSION -> throw new IllegalStateException("the store's, not the row's own");
        };
    }
}
