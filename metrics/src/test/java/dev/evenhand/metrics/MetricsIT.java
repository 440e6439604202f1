package dev.evenhand.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.metrics.history.ForeignHistory.Form;
import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.store.Exporter.Format;
import dev.evenhand.metrics.store.Exporter.Selection;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class MetricsIT {
    private static final String ROW = "{\"conversation\":\"%s\",\"customer\":\"%s\",\"entry\":\"bot_first\","
            + "\"startedAt\":\"2026-10-%02dT09:00:00Z\",\"closedAt\":\"2026-10-%02dT09:07:30Z\",\"topic\":\"%s\"}";

    private static final HandoffRequest WISH = new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 0, "unknown", "");

    private static final Customer BROWSER = new Customer("d-1", "", "", false);

    @TempDir
    Path directory;

    private Vertx vertx;
    private Handoff handoff;
    private Metrics metrics;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        startMetrics();
    }

    @AfterEach
    void stop() {
        await(metrics.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void aClosedConversationIsInTheViewAndALateRatingReplacesIt() {
        closeOne("c-1");
        eventually("SELECT count(*) FROM outcome WHERE customer_messages = 1 AND survey_csat IS NULL", 1);
        await(handoff.desk().rate("c-1", customer().participant(), new Rating(5, true, null, null, "Thanks")));
        eventually("SELECT count(*) FROM labelled(INTERVAL 7 DAYS, now()::TIMESTAMP) WHERE state = 'confirmed'", 1);
        assertThat(count("SELECT count(*) FROM outcome")).isEqualTo(1);
    }

    @Test
    void aReturnIsNotedWhenItOpensOnAnyChannelAndNotOnlyWhenItCloses() {
        closeOne("c-1");
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at IS NULL", 1);
        open("c-2", "email", null);
        await(handoff.desk().customerSays("c-2", new Utterance("m-1", "Still nothing!")));
        await(handoff.desk().assess("c-2", new Assessment("answer", .8, "delivery", List.of(), .6, "kb-1")));
        eventually(
                "SELECT count(*) FROM outcome WHERE next_contact_at IS NOT NULL AND next_same_topic_at IS NOT NULL", 1);
        assertThat(count("SELECT count(*) FROM outcome")).isEqualTo(1);
        await(handoff.desk().close("c-2", customer().participant()));
        eventually("SELECT count(*) FROM outcome WHERE previous_closed_at IS NOT NULL AND channel = 'email'", 1);
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 2));
    }

    @Test
    void whoOpensTheChatAndWritesNothingHasNotComeBack() {
        closeOne("c-1");
        open("c-2", "web", null);
        await(handoff.desk().requestHandoff("c-2", customer().participant(), WISH));
        closeOne("c-3");
        eventually("SELECT count(*) FROM outcome", 2);
        assertThat(count("SELECT count(*) FROM outcome a JOIN outcome b ON a.next_contact_at = b.started_at"
                        + " WHERE a.conversation = 'c-1' AND b.conversation = 'c-3'"))
                .isEqualTo(1);
    }

    @Test
    void writingOnFromAClosedConversationComesBackToItsTopic() {
        closeOne("c-1");
        open("c-2", "web", "c-1");
        await(handoff.desk().customerSays("c-2", new Utterance("m-1", "And my invoice?")));
        await(handoff.desk().assess("c-2", new Assessment("answer", .8, "payment", List.of(), .6, "kb-1")));
        eventually("SELECT count(*) FROM outcome WHERE next_same_topic_at IS NOT NULL", 1);
    }

    /** A browser that was told who it is goes on under another key. */
    @Test
    void whoSaysWhoItIsHasComeBackAllTheSame() {
        for (String first : List.of("c-1", "c-3")) {
            openAs(BROWSER, first, null);
            await(handoff.desk().customerSays(first, new Utterance("m-1", "Where is my parcel?")));
            if (first.equals("c-1")) {
                await(handoff.desk().close(first, BROWSER.participant()));
                eventually("SELECT count(*) FROM outcome", 1);
            }
            String then = first.equals("c-1") ? "c-2" : "c-4";
            openAs(customer(), then, first);
            await(handoff.desk().customerSays(then, new Utterance("m-1", "Still nothing!")));
            await(handoff.desk().close(then, customer().participant()));
        }
        await(handoff.desk().close("c-3", BROWSER.participant()));
        eventually("SELECT count(*) FROM outcome", 4);
        String returned = "SELECT count(*) FROM outcome a JOIN outcome b ON a.next_same_topic_at = b.started_at"
                + " WHERE (a.conversation, b.conversation) IN (('c-1', 'c-2'), ('c-3', 'c-4'))";
        eventually(returned, 2);
        String before = "SELECT count(*) FROM outcome a JOIN outcome b ON a.previous_same_topic_closed_at = b.closed_at"
                + " WHERE (a.conversation, b.conversation) = ('c-2', 'c-1')";
        eventually(before, 1);
        await(handoff.desk().rate("c-1", BROWSER.participant(), new Rating(5, true, null, null, null)));
        eventually("SELECT count(*) FROM outcome WHERE survey_csat = 5", 1);
        await(handoff.link().send(Command.KEYS, "*outcome-states"))
                .forEach(key -> await(handoff.link().send(Command.DEL, key.toString())));
        assertThat(await(metrics.recount())).isEqualTo(new Appended(4, 0, 0));
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 4));
        eventually(returned, 2);
        eventually(before, 1);
    }

    @Test
    void aFullRecountFromTheLogsGivesTheSameRows() {
        closeOne("c-1");
        closeOne("c-2");
        await(handoff.desk().rate("c-1", customer().participant(), new Rating(2, false, 3, 6, null)));
        open("c-3", "web", null);
        await(handoff.desk().customerSays("c-3", new Utterance("m-1", "Where is it?")));
        eventually("SELECT count(*) FROM outcome", 2);
        eventually("SELECT count(*) FROM outcome WHERE survey_nps = 3 AND survey_ces = 6", 1);
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 2));
        await(handoff.link().send(Command.KEYS, "*outcome-states"))
                .forEach(key -> await(handoff.link().send(Command.DEL, key.toString())));
        assertThat(await(metrics.recount())).isEqualTo(new Appended(2, 0, 0));
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 2));
    }

    /** Such as a conversation that failed before anybody wrote, which was not taken for a contact once. */
    @Test
    void aRecountPutsContactsThatAreMissingAmongTheirCustomers() {
        open("c-1", "web", null);
        await(handoff.desk().close("c-1", Participant.SYSTEM));
        eventually("SELECT count(*) FROM outcome WHERE closed_by = 'system'", 1);
        await(handoff.link().send(Command.KEYS, "*:k:k-1"))
                .forEach(key -> await(handoff.link().send(Command.DEL, key.toString())));
        closeOne("c-2");
        eventually("SELECT count(*) FROM outcome", 2);
        assertThat(count("SELECT count(*) FROM outcome WHERE next_contact_at IS NOT NULL"))
                .isZero();
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 2));
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at IS NOT NULL AND conversation = 'c-1'", 1);
        eventually("SELECT count(*) FROM outcome WHERE previous_closed_at IS NOT NULL AND conversation = 'c-2'", 1);
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 2));
    }

    @Test
    void anImportIsCountedAndRepeatingItChangesNothing() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row("c-" + i, "k-" + i, 1 + i % 28, "delivery"));
        }
        assertThat(run(rows).written()).isEqualTo(new Appended(500, 0, 0));
        eventually("SELECT count(*) FROM outcome", 500);
        assertThat(run(rows).written()).isEqualTo(new Appended(0, 0, 500));
        rows.set(0, row("c-0", "k-0", 1, "returns"));
        assertThat(run(rows).written()).isEqualTo(new Appended(0, 1, 499));
        eventually("SELECT count(*) FROM outcome WHERE topic = 'returns' AND version = 2", 1);
        assertThat(count("SELECT count(*) FROM outcome")).isEqualTo(500);
    }

    @Test
    void oneBadLineAmongThousandsImportsNothingAndIsNamed() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(row("c-" + i, "k-" + i, 1, "delivery"));
        }
        rows.set(3_210, row("c-x", "k-x", 1, "delivery").replace("09:07:30", "08:07:30"));
        assertThatThrownBy(() -> run(rows)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.line()).isEqualTo(3_211);
                assertThat(fault.field()).isEqualTo("closedAt");
            });
            assertThat(refused.more()).isZero();
        });
        assertThat(await(handoff.link().send(Command.KEYS, "*outcomes")).size()).isZero();
    }

    @Test
    void returnsAreFoundWhateverTheOrderOfArrival() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            rows.add(row("c-" + day, "k-1", day, day % 2 == 0 ? "delivery" : "returns"));
        }
        Collections.shuffle(rows, new Random(3));
        for (int from = 0; from < rows.size(); from += 4) {
            run(rows.subList(from, from + 4));
        }
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at = started_at + INTERVAL 1 DAY", 19);
        eventually("SELECT count(*) FROM outcome WHERE next_same_topic_at = started_at + INTERVAL 2 DAYS", 18);
        eventually("SELECT count(*) FROM outcome WHERE previous_closed_at = closed_at - INTERVAL 1 DAY", 19);
        eventually(
                "SELECT count(*) FROM outcome WHERE previous_same_topic_closed_at = closed_at - INTERVAL 2 DAYS", 18);
        assertThat(count("SELECT count(*) FROM outcome")).isEqualTo(20);
    }

    /** One contact was closed by an error before the customer could write, the last one just left silent. */
    @Test
    void whoWasBlockedBeforeTheFirstWordHadAContactAndCameBackAfterIt() throws IOException {
        run(List.of(
                row("c-1", "k-1", 1, "delivery"),
                row("c-2", "k-1", 2, "delivery").replace("}", ",\"customerMessages\":0,\"closedBy\":\"system\"}"),
                row("c-3", "k-1", 3, "delivery"),
                row("c-4", "k-1", 4, "delivery").replace("}", ",\"customerMessages\":0,\"closedBy\":\"timeout\"}")));
        eventually("SELECT count(*) FROM outcome WHERE next_same_topic_at = started_at + INTERVAL 1 DAY", 2);
        eventually("SELECT count(*) FROM outcome WHERE previous_closed_at = closed_at - INTERVAL 1 DAY", 2);
        assertThat(count("SELECT count(*) FROM outcome WHERE conversation = 'c-3' AND next_contact_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aConversationGivenToAnotherCustomerNoLongerCountsForTheFormerOne() throws IOException {
        run(List.of(row("c-1", "k-1", 1, "delivery"), row("c-2", "k-1", 2, "delivery")));
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at IS NOT NULL", 1);
        run(List.of(row("c-2", "k-2", 2, "delivery")));
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at IS NULL AND previous_closed_at IS NULL", 2);
    }

    @Test
    void aDamagedOrDeletedViewIsRebuiltFromTheStreams() throws IOException {
        run(List.of(row("c-1", "k-1", 1, "delivery"), row("c-2", "k-1", 2, "delivery")));
        eventually("SELECT count(*) FROM outcome", 2);
        await(metrics.stop());
        Files.writeString(directory.resolve("view.duckdb"), "this is no database");
        startMetrics();
        eventually("SELECT count(*) FROM outcome WHERE next_contact_at IS NOT NULL", 1);
        eventually("SELECT count(*) FROM outcome", 2);
    }

    @Test
    void anotherRedisMakesTheViewBeginAnew() throws IOException {
        run(List.of(row("c-1", "k-1", 1, "delivery")));
        eventually("SELECT count(*) FROM outcome", 1);
        await(metrics.stop());
        await(handoff.link().send(Command.FLUSHALL));
        startMetrics();
        run(List.of(row("c-9", "k-1", 1, "delivery")));
        eventually("SELECT count(*) FROM outcome WHERE conversation = 'c-9'", 1);
        assertThat(count("SELECT count(*) FROM outcome")).isEqualTo(1);
    }

    @Test
    void anExportHoldsEveryRowAndCanBeImportedAgain() throws IOException {
        run(List.of(row("c-1", "k-1", 1, "delivery"), row("c-2", "k-1", 20, "delivery")));
        eventually("SELECT count(*) FROM outcome", 2);
        Path csv = export(Format.CSV, null);
        assertThat(Files.readAllLines(csv))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("conversation,customer,entry,started_at");
        assertThat(Files.readAllLines(csv).get(1))
                .contains("2026-10-01T09:00:00.000Z")
                .contains("assumed");
        assertThat(Files.readAllLines(export(Format.CSV, Instant.parse("2026-10-10T00:00:00Z"))))
                .hasSize(2);
        Path jsonl = export(Format.JSONL, null);
        assertThat(await(metrics.importer().check(jsonl, (step, done, total) -> {}))
                        .written())
                .isEqualTo(new Appended(0, 0, 2));
        assertThat(await(metrics.importer().run(jsonl, (step, done, total) -> {}))
                        .written())
                .isEqualTo(new Appended(0, 0, 2));
        Form own = new Form(true, null, null);
        assertThat(await(metrics.importer().foreign(csv, own, true, (step, done, total) -> {}))
                        .written())
                .isEqualTo(new Appended(0, 0, 2));
        assertThat(Files.size(export(Format.PARQUET, null))).isPositive();
    }

    private void startMetrics() {
        metrics = await(Metrics.start(
                vertx,
                MetricsOptions.in(directory),
                new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk())));
    }

    private Path export(Format format, Instant from) {
        Path file = directory.resolve("out." + format + from);
        Selection selection = new Selection(from, null, Duration.ofDays(7), Instant.parse("2026-12-01T00:00:00Z"));
        await(metrics.exporter().write(format, selection, file));
        return file;
    }

    private ImportReport run(List<String> rows) throws IOException {
        Path file = Files.write(directory.resolve("rows.jsonl"), rows);
        return await(metrics.importer().run(file, (step, done, total) -> {}));
    }

    private static String row(String id, String customer, int day, String topic) {
        return ROW.formatted(id, customer, day, day, topic);
    }

    private void open(String id, String channel, String previous) {
        open(customer(), id, channel, previous);
    }

    private void openAs(Customer who, String id, String previous) {
        open(who, id, "web", previous);
    }

    private void open(Customer who, String id, String channel, String previous) {
        Opening opening = new Opening(
                "en", channel, who, null, Opening.Entry.BOT_FIRST, Opening.Assignment.RULE, previous, false);
        await(handoff.desk().open(id, opening));
    }

    private void closeOne(String id) {
        open(id, "web", null);
        await(handoff.desk().customerSays(id, new Utterance("m-1", "Where is my parcel?")));
        await(handoff.desk().close(id, customer().participant()));
    }

    private static Customer customer() {
        return new Customer("k-1", "Ana", "", true);
    }

    private void eventually(String sql, long expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long seen = count(sql);
        while (seen != expected && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            seen = count(sql);
        }
        assertThat(seen).as(sql).isEqualTo(expected);
    }

    private long count(String sql) {
        return await(metrics.view().query(SqlQuery.of(sql), row -> row.getLong(1)))
                .get(0);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failure.getCause());
        } catch (Exception failure) {
            throw new AssertionError("not done in time", failure);
        }
    }
}
