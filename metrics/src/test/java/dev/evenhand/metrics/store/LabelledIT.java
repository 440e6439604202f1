package dev.evenhand.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.store.OutcomeSource.StoredEntry;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class LabelledIT {
    private static final String FIVE = "'conversation':'c-1','customer':'k-1','entry':'%s',"
            + "'startedAt':'2026-10-01T09:00:00Z','closedAt':'2026-10-01T09:07:30Z'";
    private DuckDBConnection connection;
    private DuckDBConnection reader;
    private ViewWriter writer;

    @BeforeEach
    void emptyView() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Schema.create(connection, MemoryView.CONTENTS);
        reader = connection.duplicate();
        writer = new ViewWriter(connection, MemoryView.CONTENTS.rollups());
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        writer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''|assumed",
                "'customerMessages':0|unengaged",
                "'customerMessages':0,'closedBy':'system'|blocked",
                "'handoff':{'acceptedAt':'2026-10-02T09:00:00Z'},'human':{'replies':1}|ambiguous",
                "'closedBy':'system','survey':{'resolved':'yes'}|blocked",
                "'handoff':{'abandonedAt':'2026-10-01T09:05:00Z'},'survey':{'resolved':'yes'}|queue_abandoned",
                "'handoff':{'abandonedAt':'2026-10-01T09:05:00Z','acceptedAt':'2026-10-01T09:04:00Z'}|queue_abandoned",
                "'handoff':{'abandonedAt':'2026-10-01T09:04:00Z','acceptedAt':'2026-10-01T09:05:00Z'},"
                        + "'human':{'replies':3},'survey':{'resolved':'yes'}|confirmed",
                "'handoff':{'abandonedAt':'2026-10-01T09:04:00Z'},'human':{'firstReplyAt':'2026-10-01T09:05:00Z'},"
                        + "'survey':{'resolved':'yes'}|confirmed",
                "'handoff':{'abandonedAt':'2026-10-01T09:04:00Z'},'bot':{'lastReplyAt':'2026-10-01T09:05:00Z'}|assumed",
                "'handoff':{'abandonedAt':'2026-10-01T09:04:00Z'},'heldBy':'human','human':{'replies':3}|assumed",
                "'heldBy':'queue'|queue_abandoned",
                "'survey':{'resolved':'no','csat':5}|unresolved",
                "'survey':{'resolved':'yes'}|confirmed",
                "'survey':{'csat':4}|confirmed",
                "'survey':{'csat':3}|assumed",
                "'survey':{'csat':1}|ambiguous",
                "'verifiedBy':'tool'|verified",
                "'bot':{'last':'no_answer','answers':1}|unanswered",
                "'bot':{'last':'clarify'}|unanswered",
                "'bot':{'answers':0}|unanswered",
                "'bot':{'answers':2,'last':'answer','feedback':'no'}|assumed",
                "'bot':{'answers':0,'last':'answer'}|ambiguous",
                "'bot':{'last':'no_answer'},'human':{'agent':'a','replies':2}|assumed",
                "'bot':{'last':'answer'},'human':{'agent':'a','replies':0}|unanswered",
                "'bot':{'last':'answer'},'human':{'agent':'a','replies':0},'heldBy':'bot'|assumed",
                "'bot':{'answers':0},'human':{'agent':'a','replies':1},'heldBy':'bot'|assumed",
                "'bot':{'answers':0},'human':{'agent':'a','replies':0},'heldBy':'bot'|unanswered",
                "'bot':{'answers':0,'last':'no_answer'},'human':{'agent':'a','replies':1},'heldBy':'bot'|unanswered",
                "'human':{'replies':1,'disposition':'resolved'}|assumed",
                "'human':{'replies':1,'disposition':'unresolved'}|ambiguous",
            })
    void theFirstStateThatMatchesWins(String more, String state) throws Exception {
        add(1, "bot_first", more.equals("''") ? "" : "," + more, "", 0);
        assertThat(one("state", "2026-11-01")).isEqualTo(state);
    }

    @Test
    void aWindowNotYetElapsedIsPendingButWhatTheCustomerSaidCountsAtOnce() throws Exception {
        add(1, "human_first", "", "", 0);
        assertThat(one("state", "2026-10-05")).isEqualTo("pending");
        assertThat(one("mature", "2026-10-05")).isEqualTo("false");
        assertThat(one("mature", "2026-10-09")).isEqualTo("true");
        add(2, "human_first", ",'survey':{'resolved':'yes'}", "", 0);
        assertThat(one("state", "2026-10-05")).isEqualTo("confirmed");
    }

    @Test
    void returnsAndFirstContactsFollowFromTwoColumnsOfOneRow() throws Exception {
        long next = Instant.parse("2026-10-03T09:00:00Z").toEpochMilli();
        long before = Instant.parse("2026-09-20T09:00:00Z").toEpochMilli();
        add(1, "bot_first", "", next + ",," + before + "," + before, 5);
        assertThat(one("state", "2026-11-01")).isEqualTo("assumed");
        assertThat(one("recontacted_any_topic", "2026-11-01")).isEqualTo("true");
        assertThat(one("first_contact", "2026-11-01")).isEqualTo("true");
        note(2, next + "," + next + "," + before + "," + before, 6);
        assertThat(one("state", "2026-11-01")).isEqualTo("recontacted");
        assertThat(one("version", "2026-11-01")).isEqualTo("2");
    }

    @Test
    void anOlderNoteNeverReplacesANewerOne() throws Exception {
        long next = Instant.parse("2026-10-03T09:00:00Z").toEpochMilli();
        add(1, "bot_first", "", "", 3);
        note(2, next + "," + next + ",,", 9);
        note(3, "", 4);
        assertThat(one("state", "2026-11-01")).isEqualTo("recontacted");
        add(4, "bot_first", ",'topic':'delivery'", "", 5);
        assertThat(one("state", "2026-11-01")).isEqualTo("recontacted");
        assertThat(one("topic", "2026-11-01")).isEqualTo("delivery");
        assertThat(one("count(*) OVER ()", "2026-11-01")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "bot_first,'',bot_only",
        "bot_first,'human',bot_then_human",
        "human_first,'',human_only",
        "human_first,'human',human_only"
    })
    void whoHandledItFollowsFromEntryAndWhetherAPersonTookIt(String entry, String human, String handled)
            throws Exception {
        add(1, entry, human.isEmpty() ? "" : ",'human':{'agent':'a-3'}", "", 0);
        assertThat(one("handled", "2026-11-01")).isEqualTo(handled);
    }

    @Test
    void unknownTimesStayUnknownAndKnownOnesAddUp() throws Exception {
        add(1, "bot_first", "", "", 0);
        assertThat(one("handle_seconds", "2026-11-01")).isNull();
        add(2, "bot_first", ",'bot':{'elapsedSeconds':41},'human':{'handleSeconds':212.5,'wrapUpSeconds':20}", "", 0);
        assertThat(one("handle_seconds", "2026-11-01")).isEqualTo("273.5");
        assertThat(one("staff_seconds", "2026-11-01")).isEqualTo("232.5");
        assertThat(one("customer_seconds", "2026-11-01")).isEqualTo("450.0");
        assertThat(one("idle_seconds", "2026-11-01"))
                .as("of the bot and of a person, neither told")
                .isNull();
        add(3, "bot_first", ",'bot':{'idleSeconds':30},'human':{'agent':'a','idleSeconds':12.5}", "", 0);
        assertThat(one("idle_seconds", "2026-11-01")).isEqualTo("42.5");
    }

    @Test
    void whoWroteNothingHasNoClock() throws Exception {
        String silent = ",'customerMessages':0,'closedBy':'timeout','bot':{'firstReplyAt':'2026-10-01T09:00:05Z'}";
        add(1, "bot_first", silent, "", 0);
        assertThat(one("customer_seconds", "2026-11-01")).isNull();
        assertThat(one("first_reply_seconds", "2026-11-01")).isNull();
    }

    private void add(long version, String entry, String more, String contacts, long sequence) throws SQLException {
        String json = ("{" + FIVE.formatted(entry) + more + "}").replace('\'', '"');
        apply(version + "\t" + sequence + "\t" + contacts + "\tc-1\t" + json);
    }

    private void note(long version, String contacts, long sequence) throws SQLException {
        apply(version + "\t" + sequence + "\t" + contacts + "\tc-1\t");
    }

    private void apply(String line) throws SQLException {
        ChangeSet changes = new ChangeSet();
        StoredOutcome.of(new StoredEntry("1-0", line)).forEach(changes::add);
        writer.apply(changes, Map.of(3, "1-" + line.length()));
    }

    private String one(String column, String asOf) throws SQLException {
        String sql = "SELECT (" + column + ")::VARCHAR FROM labelled(INTERVAL 7 DAYS, TIMESTAMP '" + asOf + "')";
        try (var statement = reader.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
