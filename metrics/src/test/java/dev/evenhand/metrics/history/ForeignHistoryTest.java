package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenhand.metrics.history.ForeignHistory.Converted;
import dev.evenhand.metrics.history.ForeignHistory.Form;
import dev.evenhand.metrics.outcome.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            """;
    private static final String WHOLE = MAPPING + "topic = subject\nskip state ? open\n";

    @TempDir
    Path directory;

    @Test
    void aCsvWithAMappingBecomesFacts() throws IOException {
        List<String> facts = converted(
                new Form(true, null, WHOLE),
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
                        assertThat(fault.field()).isEqualTo("by");
                        assertThat(fault.message()).contains("\"ghost\"", "entry", "robot, staff");
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
                "contacts":{"contacts":[{"id":"k"}]},"statistics":{"last_close_at":1790845500}}
                {"id":"8","state":"open","created_at":1790845200}
                """))
                .singleElement()
                .asString()
                .contains("\"customer\":\"k\"", "bot_first", "\"closedAt\":\"2026-10-01T09:05:00Z\"");
    }

    @Test
    void aReadingMayHoldForSomeColumnsAndOnlyWhereAnotherHasSomething() throws IOException {
        List<String> facts = converted(
                new Form(
                        true,
                        null,
                        MAPPING + "human.agent = nurse, doctor | id when seen\nlastWordAt = a, b | latest_epoch\n"),
                """
                id;who;by;opened;minutes;nurse;doctor;seen;a;b
                1;k-1;robot;2026-10-01 09:00:00;7;0;d-1;yes;1790845200;1790845260
                2;k-2;robot;2026-10-01 09:00:00;7;n-1;;;1790845200;
                """);
        assertThat(facts.get(0)).contains("\"agent\":\"d-1\"", "\"lastWordAt\":\"2026-10-01T09:01:00Z\"");
        assertThat(facts.get(1)).doesNotContain("agent").contains("\"lastWordAt\":\"2026-10-01T09:00:00Z\"");
    }

    @Test
    void whatCanBeMeantInTwoWaysIsToldWithItsColumn() {
        assertThatThrownBy(
                        () -> converted(
                                new Form(true, null, MAPPING + "complaint = angry\nhuman.handleSeconds = spent\n"),
                                """
                id,who,by,opened,minutes,angry,spent
                1,k-1,robot,2026-10-01 09:00:00,"7,5",n/a,"1,234"
                """))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> assertThat(refused.faults())
                        .extracting(Fault::line, Fault::field)
                        .containsExactlyInAnyOrder(tuple(2L, "minutes"), tuple(2L, "angry"), tuple(2L, "spent")));
    }

    @Test
    void theMappingTellsZoneAndDecimalSign() throws IOException {
        List<String> facts = converted(
                new Form(true, null, MAPPING + "tz = Europe/Paris\ndecimal = comma\nhuman.handleSeconds = spent\n"),
                """
                id;who;by;opened;minutes;spent
                1;k-1;robot;2026-07-01 09:00:00;7,5;1.234,5
                """);
        assertThat(facts)
                .singleElement()
                .asString()
                .contains("\"startedAt\":\"2026-07-01T07:00:00Z\"", "\"closedAt\":\"2026-07-01T07:07:30Z\"", ":1234.5");
    }

    @Test
    void aColumnThatTheHeaderNamesTwiceIsAFaultWhereItIsRead() {
        assertThatThrownBy(
                        () -> converted(
                                new Form(true, null, MAPPING),
                                """
                id,who,by,opened,minutes,opened,note,note
                1,k-1,robot,2026-10-01 09:00:00,5,2026-10-02 09:00:00,a,b
                """))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> assertThat(refused.faults())
                        .extracting(Fault::line, Fault::field)
                        .containsExactly(tuple(1L, "opened")));
    }

    @Test
    void anUnclosedQuoteRefusesTheFileInsteadOfLosingRows() {
        assertThatThrownBy(
                        () -> converted(
                                new Form(true, null, MAPPING + "topic = subject\n"),
                                """
                id,who,by,opened,minutes,subject
                1,k-1,robot,2026-10-01 09:00:00,5,"late
                2,k-2,robot,2026-10-01 09:00:00,5,late
                """))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> assertThat(refused.faults())
                        .extracting(Fault::line, Fault::field)
                        .containsExactly(tuple(2L, "subject")));
    }

    @Test
    void aFileThatIsNoTextSaysSo() throws IOException {
        Path from = Files.write(directory.resolve("from"), new byte[] {'i', 'd', '\n', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> ForeignHistory.convert(from, directory.resolve("to"), new Form(true, null, MAPPING)))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("UTF-8");
    }

    /** Chatwoot writes 0 for a first reply that never was. */
    @Test
    void aTimeOfZeroIsUnknown() throws IOException {
        assertThat(
                        converted(
                                new Form(false, "chatwoot", null),
                                """
                {"id":7,"status":"resolved","created_at":1790845200,"last_activity_at":1790845500,\
                "first_reply_created_at":0,"meta":{"sender":{"id":9}}}
                """))
                .singleElement()
                .asString()
                .doesNotContain("firstReplyAt", "1970");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatwoot", "intercom", "zendesk"})
    void everyPresetCanBeRead(String name) {
        assertThat(Mapping.preset(name).rules())
                .containsKeys("conversation", "customer", "entry", "startedAt", "closedAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour = x",
                "topic",
                "topic = a | hours",
                "skip status",
                "survey.csat = a ? good",
                "tz = Mars/Base",
                "decimal = dot",
                "customer = a",
                "survey.resolved = a ? y=yes Y=no"
            })
    void aWrongMappingNamesItsLine(String line) {
        assertThatThrownBy(() -> converted(new Form(true, null, "customer = who\n" + line), "a\n1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aSecondSkipOfAColumnTakesNotThePlaceOfTheFirst() {
        assertThatThrownBy(() -> converted(new Form(true, null, "skip state ? open\nskip state ? held"), "state\n1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2: skip state stands twice");
    }

    private static final String ROWS =
            """
            id,who,by,opened,minutes,stars,solved
            1,k-1,robot,2026-10-01 09:00:00,5,4,ja
            2,k-2,staff,2026-10-01 09:00:00,5,,perhaps
            """;

    @ParameterizedTest
    @CsvSource({
        "survey.csat = starz, starz",
        "survey.csat = stars | id when asked, asked",
        "'survey.csat = one, two', one",
        "lastWordAt = minutes | plus:began:minutes, began",
        "skip state ? open, state"
    })
    void aColumnThatTheFileHasNotIsAFaultOfTheHeader(String rule, String column) {
        assertThat(faults(new Form(true, null, MAPPING + rule), ROWS))
                .extracting(Fault::line, Fault::field)
                .containsExactly(tuple(1L, column));
    }

    @Test
    void oneOfSeveralColumnsIsEnough() throws IOException {
        assertThat(converted(new Form(true, null, MAPPING + "survey.csat = rating, stars"), ROWS))
                .hasSize(2);
    }

    @Test
    void aWordThatIsNotListedIsAFaultUnlessAnyOtherStandsForSomething() throws IOException {
        String rule = MAPPING + "survey.resolved = solved ? ja=yes nein=no";

        assertThat(faults(new Form(true, null, rule), ROWS)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.field()).isEqualTo("solved");
            assertThat(fault.message()).contains("\"perhaps\"", "survey.resolved", "*=");
        });
        assertThat(converted(new Form(true, null, rule + " *="), ROWS).get(1)).doesNotContain("resolved");
        assertThat(converted(new Form(true, null, rule + " *=no"), ROWS).get(1)).contains("\"resolved\":\"no\"");
    }

    @Test
    void aFaultThatShowsTheBeginningOfAWordEndsInAWholeCharacter() {
        String rule = MAPPING + "survey.resolved = solved ? ja=yes nein=no";
        String word = "perhaps" + "\uD83D\uDE00".repeat(40);

        assertThat(faults(new Form(true, null, rule), ROWS.replace("perhaps", word)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("\uD83D\uDE00…\""));
    }

    @Test
    void aColumnThatIsNoFactIsAFaultWhereColumnsAreNamedAsTheFactsAre() throws IOException {
        String header = "conversation,customer,entry,started_at,closed_at,survey.cast,,state,as_of\n";
        String row = "1,k-1,bot_first,2026-10-01T09:00:00Z,2026-10-01T09:05:00Z,5,,assumed,2026-12-01T00:00:00Z\n";

        assertThat(faults(new Form(true, null, null), header + row))
                .extracting(Fault::line, Fault::field)
                .containsExactly(tuple(1L, "survey.cast"), tuple(1L, "column 7"));
        assertThat(converted(
                        new Form(true, null, null),
                        header.replace("survey.cast,,", "survey.csat,survey_nps,") + row.replace(",5,,", ",5,9,")))
                .singleElement()
                .asString()
                .contains("\"csat\":5", "\"nps\":9");
    }

    @Test
    void theBundledExampleIsSound() throws IOException {
        Path docs = Path.of("docs");
        Form form = new Form(true, null, Files.readString(docs.resolve("example.mapping")));
        Path to = directory.resolve("facts.jsonl");
        assertThat(ForeignHistory.convert(docs.resolve("example-history.csv"), to, form))
                .isEqualTo(new Converted(200, 0));
    }

    private List<Fault> faults(Form form, String text) {
        return catchThrowableOfType(ImportRefused.class, () -> converted(form, text))
                .faults();
    }

    private List<String> converted(Form form, String text) throws IOException {
        Path from = Files.writeString(directory.resolve("from"), text);
        Path to = directory.resolve("to");
        ForeignHistory.convert(from, to, form);
        return Files.readAllLines(to).stream().filter(line -> !line.isEmpty()).toList();
    }
}
