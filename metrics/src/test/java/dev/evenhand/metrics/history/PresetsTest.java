package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.history.ForeignHistory.Form;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.FactsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented objects with the field names that each system documents. */
@NullUnmarked
class PresetsTest {
    private static final String INTERCOM = sample("intercom");
    private static final String ZENDESK = sample("zendesk");
    private static final String CHATWOOT = sample("chatwoot");

    @TempDir
    Path directory;

    @Test
    void aConversationOfIntercomThatAnAdminAnswered() throws IOException {
        Facts facts = only("intercom", INTERCOM);
        assertThat(facts.entry()).isEqualTo("bot_first");
        assertThat(facts.customer()).isEqualTo("shop-4711");
        assertThat(facts.startedAt()).isEqualTo("2026-10-01T09:00:00Z");
        assertThat(facts.closedAt()).isEqualTo("2026-10-01T09:20:00Z");
        assertThat(facts.human().agent()).isEqualTo("814860");
        assertThat(facts.human().team()).isEqualTo("5017691");
        assertThat(facts.handoff().acceptedAt()).isEqualTo("2026-10-01T09:05:00Z");
        assertThat(facts.survey()).isNull();
    }

    /** The customer had the last word, ten minutes after the admin's. */
    @Test
    void theLastWordIsWhosesoeverCameLast() throws IOException {
        assertThat(only("intercom", INTERCOM).lastWordAt()).isEqualTo("2026-10-01T09:18:00Z");
        String silent = INTERCOM.replaceAll("\"last_contact_reply_at\":\\d+", "\"last_contact_reply_at\":null");
        assertThat(only("intercom", silent).lastWordAt()).isEqualTo("2026-10-01T09:08:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null"})
    void whoIsAssignedToNobodyMetNobody(String nobody) throws IOException {
        String alone = INTERCOM.replaceAll("\"(admin|team)_assignee_id\":\\d+", "\"$1_assignee_id\":" + nobody)
                .replaceAll("\"(first|last)_admin_reply_at\":\\d+", "\"$1_admin_reply_at\":null");
        Facts facts = only("intercom", alone);
        assertThat(facts.human()).isNull();
        assertThat(facts.handoff()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null"})
    void anAssignmentWithoutAReplyIsNoHandoff(String never) throws IOException {
        String assigned = INTERCOM.replaceAll("\"(first|last)_admin_reply_at\":\\d+", "\"$1_admin_reply_at\":" + never);
        assertThat(only("intercom", assigned).human()).isNull();
    }

    @Test
    void aTicketOfZendesk() throws IOException {
        Facts facts = only("zendesk", ZENDESK);
        assertThat(facts.entry()).isEqualTo("human_first");
        assertThat(facts.topic()).isNull();
        assertThat(facts.human().agent()).isEqualTo("235323");
        assertThat(facts.human().firstReplyAt()).isEqualTo("2026-10-01T09:03:00Z");
        assertThat(facts.human().replies()).isEqualTo(2);
        assertThat(facts.survey().csat()).isEqualTo(5);
    }

    /** The survey was offered and not answered. */
    @Test
    void aTicketOfZendeskWithoutARating() throws IOException {
        assertThat(only("zendesk", ZENDESK.replace("\"good\"", "\"offered\"")).survey())
                .isNull();
    }

    /** Created 09:00:00 and solved 09:05:40. */
    @ParameterizedTest
    @CsvSource({"6, 09:05:40", "5, 09:05:00", "7, 09:07:00"})
    void aReplyKnownToTheMinuteIsNoContradictionOfTheClose(int minutes, String replied) throws IOException {
        String ticket = ZENDESK.replace(
                "\"reply_time_in_minutes\":{\"calendar\":3", "\"reply_time_in_minutes\":{\"calendar\":" + minutes);
        assertThat(only("zendesk", ticket).human().firstReplyAt()).isEqualTo("2026-10-01T" + replied + "Z");
    }

    @Test
    void secondsAreTakenBeforeMinutes() throws IOException {
        String messaging = ZENDESK.replace(
                "\"reply_time_in_seconds\":{\"calendar\":null}", "\"reply_time_in_seconds\":{\"calendar\":167}");
        assertThat(only("zendesk", messaging).human().firstReplyAt()).isEqualTo("2026-10-01T09:02:47Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "open", "hold"})
    void aTicketThatIsGoneOrGoesOnIsNoOutcome(String status) throws IOException {
        assertThat(converted("zendesk", ZENDESK.replace("\"solved\"", "\"" + status + "\"")))
                .isEmpty();
    }

    @Test
    void aConversationOfChatwootWithItsRating() throws IOException {
        Facts facts = only("chatwoot", CHATWOOT);
        assertThat(facts.customer()).isEqualTo("shop-4711");
        assertThat(facts.human().agent()).isEqualTo("3");
        assertThat(facts.human().team()).isEqualTo("support");
        assertThat(facts.human().firstReplyAt()).isEqualTo("2026-10-01T09:02:00Z");
        assertThat(facts.human().replies()).isNull();
        assertThat(facts.survey().csat()).isEqualTo(4);
        assertThat(only("chatwoot", CHATWOOT.replace("\"messages\"", "\"elsewhere\""))
                        .survey()
                        .csat())
                .isEqualTo(4);
    }

    /** Zero is what the object says where no person replied. */
    @Test
    void aConversationOfChatwootThatNobodyAnswered() throws IOException {
        Facts facts = only(
                "chatwoot", CHATWOOT.replaceAll("\"first_reply_created_at\":\\d+", "\"first_reply_created_at\":0"));
        assertThat(facts.human().firstReplyAt()).isNull();
        assertThat(facts.human().replies()).isZero();
    }

    @Test
    void aConversationOfChatwootThatNobodyWasGiven() throws IOException {
        String alone = CHATWOOT.replaceAll("\"assignee\":\\{[^}]*\\}", "\"assignee\":null")
                .replaceAll("\"team\":\\{[^}]*\\}", "\"team\":null")
                .replaceAll("\"(assignee|team)_id\":\\d+", "\"$1_id\":0");
        Facts facts = only("chatwoot", alone);
        assertThat(facts.human().agent()).isNull();
        assertThat(facts.human().team()).isNull();
    }

    private Facts only(String preset, String object) throws IOException {
        List<Facts> all = converted(preset, object);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Facts> converted(String preset, String object) throws IOException {
        Path from = Files.writeString(directory.resolve("from"), object);
        Path to = directory.resolve("to");
        ForeignHistory.convert(from, to, new Form(false, preset, null));
        List<Facts> rows = new ArrayList<>();
        for (String line : Files.readAllLines(to)) {
            rows.add(FactsJson.read(line.getBytes(StandardCharsets.UTF_8), 1, new ArrayList<>()));
        }
        rows.forEach(row -> assertThat(row.closedAt()).isAfter(Instant.EPOCH));
        return rows;
    }

    /** As one line, without the white space between its parts. */
    private static String sample(String name) {
        try (var in = Objects.requireNonNull(PresetsTest.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\s*\\n\\s*", "")
                    .replace("\": ", "\":");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
