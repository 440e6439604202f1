package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.metrics.history.ForeignHistory.Converted;
import dev.evenhand.metrics.history.ForeignHistory.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ForeignHistoryTest {
    private static final String MAPPING =
            """
            conversation = id
            customer = who          # the key of the customer
            entry = by ? robot=bot_first staff=human_first
            startedAt = opened
            closedAt = minutes | plus:opened:minutes
            topic = subject
            skip state ? open
            """;

    @TempDir
    Path directory;

    @Test
    void aCsvWithAMappingBecomesFacts() throws IOException {
        List<String> facts = converted(
                new Form(true, null, MAPPING),
                """
                id;who;by;opened;minutes;subject;state
                1;k-1;robot;2026-10-01 09:00:00;7.5;"late; ""very"" late";closed
                2;k-2;staff;2026-10-01T11:00:00+02:00;10;;closed
                3;k-3;staff;2026-10-01T11:00:00+02:00;;;open
                """);
        assertThat(facts)
                .containsExactly(
                        "{\"closedAt\":\"2026-10-01T09:07:30Z\",\"conversation\":\"1\",\"customer\":\"k-1\","
                                + "\"entry\":\"bot_first\",\"startedAt\":\"2026-10-01T09:00:00Z\","
                                + "\"topic\":\"late; \\\"very\\\" late\"}",
                        "{\"closedAt\":\"2026-10-01T09:10:00Z\",\"conversation\":\"2\",\"customer\":\"k-2\","
                                + "\"entry\":\"human_first\",\"startedAt\":\"2026-10-01T09:00:00Z\"}");
    }

    @Test
    void everyBadRowIsToldWithItsLineAndNothingComesOfTheFile() {
        assertThatThrownBy(
                        () -> converted(
                                new Form(true, null, MAPPING),
                                """
                id,who,by,opened,minutes
                1,k-1,robot,yesterday,5
                2,k-2,ghost,2026-10-01 09:00:00,5
                3,k-3,staff,2026-10-01 09:00:00,-5
                """))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> {
                    assertThat(refused.faults()).anySatisfy(fault -> {
                        assertThat(fault.line()).isEqualTo(2);
                        assertThat(fault.field()).isEqualTo("opened");
                    });
                    assertThat(refused.faults()).anySatisfy(fault -> {
                        assertThat(fault.line()).isEqualTo(3);
                        assertThat(fault.field()).isEqualTo("entry");
                    });
                    assertThat(refused.faults()).anySatisfy(fault -> {
                        assertThat(fault.line()).isEqualTo(4);
                        assertThat(fault.field()).isEqualTo("closedAt");
                    });
                });
    }

    @Test
    void conversationsOfIntercomAreReadByTheirPaths() throws IOException {
        assertThat(
                        converted(
                                new Form(false, "intercom", null),
                                """
                {"id":"7","state":"closed","created_at":1790845200,"ai_agent_participated":true,"source":{"type":"email"},\
                "contacts":{"contacts":[{"id":"k"}]},"statistics":{"last_close_at":1790845500},"conversation_rating":{"rating":4}}
                {"id":"8","state":"open","created_at":1790845200}
                """))
                .singleElement()
                .asString()
                .contains("\"customer\":\"k\"", "bot_first", "\"closedAt\":\"2026-10-01T09:05:00Z\"", "\"csat\":4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatwoot", "intercom", "zendesk"})
    void everyPresetCanBeRead(String name) {
        assertThat(Mapping.preset(name).rules())
                .containsKeys("conversation", "customer", "entry", "startedAt", "closedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour = x", "topic", "topic = a | hours", "skip status", "survey.csat = a ? good"})
    void aWrongMappingNamesItsLine(String line) {
        assertThatThrownBy(() -> converted(new Form(true, null, "# one\n" + line), "a\n1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void theBundledExampleIsSound() throws IOException {
        Path docs = Path.of("docs");
        Form form = new Form(true, null, Files.readString(docs.resolve("example.mapping")));
        Path to = directory.resolve("facts.jsonl");
        assertThat(ForeignHistory.convert(docs.resolve("example-history.csv"), to, form))
                .isEqualTo(new Converted(200, 0));
    }

    private List<String> converted(Form form, String text) throws IOException {
        Path from = Files.writeString(directory.resolve("from"), text);
        Path to = directory.resolve("to");
        ForeignHistory.convert(from, to, form);
        return Files.readAllLines(to);
    }
}
