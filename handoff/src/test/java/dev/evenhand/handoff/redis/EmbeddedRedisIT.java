package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;
import static dev.evenhand.handoff.HandoffFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Said;
import dev.evenhand.handoff.desk.StoreAway;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    private Path data;
    private Vertx vertx;

    @BeforeEach
    void begin(@TempDir Path directory) {
        data = directory;
        vertx = Vertx.vertx();
    }

    @AfterEach
    void end() {
        await(vertx.close());
    }

    private Handoff start() {
        return await(Handoff.start(vertx, HandoffOptions.embedded(data)));
    }

    private long serverPid() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("redis/redis.pid")));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void signal(String name, long pid) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .onExit()
                .join();
    }

    @Test
    void whatWasStoredIsThereAfterACleanRestart() {
        Handoff first = start();
        String id = Samples.newId();
        await(first.desk().open(id, Samples.opening(Opening.Entry.BOT_FIRST)));
        await(first.stop());

        Handoff second = start();
        assertThat(await(second.desk().conversation(id)).id()).isEqualTo(id);
        await(second.stop());
    }

    @Test
    void twoDatabasesOfOneRedisDoNotHearEachOther() {
        var redis = await(EmbeddedRedis.start(vertx, data.resolve("redis")));
        var production = await(ReconnectingLink.connect(vertx, RedisUrl.options(redis.url())));
        var staging = await(ReconnectingLink.connect(vertx, RedisUrl.options(redis.url() + "/1")));
        List<String> heard = new CopyOnWriteArrayList<>();
        production.subscribe("talk", payload -> heard.add("production: " + payload));
        staging.subscribe("talk", payload -> heard.add("staging: " + payload));

        eventually(() -> await(staging.publish("talk", "a").map(heard.contains("staging: a"))));
        eventually(() -> await(production.publish("talk", "b").map(heard.contains("production: b"))));

        assertThat(heard).containsOnly("staging: a", "production: b");
        await(production.close());
        await(staging.close());
        await(redis.stop());
    }

    @Test
    void everythingAcknowledgedSurvivesTheKillingOfRedisOnceAndInOrder() throws IOException {
        Handoff handoff = start();
        Desk desk = handoff.desk();
        String id = Samples.newId();
        await(desk.open(id, Samples.opening(Opening.Entry.BOT_FIRST)));
        List<String> acknowledged = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            if (n == 150) {
                kill(serverPid());
            }
            acknowledged.add(said(desk, id, new Utterance("m-" + n, "message " + n)));
        }

        List<Entry> log = await(desk.history(id, null));
        assertThat(log.stream().skip(1).map(Entry::id)).containsExactlyElementsOf(acknowledged);
        assertThat(log.stream().skip(1).map(entry -> ((CustomerSaid) entry.event()).clientMessageId()))
                .doesNotHaveDuplicates();
        await(handoff.stop());
    }

    /** Repeats until acknowledged, as a customer's page does. */
    private static String said(Desk desk, String id, Utterance utterance) {
        List<Said> stored = new ArrayList<>();
        eventually(() -> {
            Future<Optional<Said>> attempt = desk.customerSays(id, utterance)
                    .map(Optional::of)
                    .recover(cause -> cause instanceof StoreAway
                            ? Future.succeededFuture(Optional.empty())
                            : Future.failedFuture(cause));
            await(attempt).ifPresent(stored::add);
            return !stored.isEmpty();
        });
        return stored.get(0).eventId();
    }

    @Test
    void whileRedisIsAwayCallersAreToldAtOnce() throws IOException {
        Handoff handoff = start();
        kill(serverPid());
        eventually(() -> !await(handoff.health()).reachable());

        assertThatThrownBy(() -> await(handoff.desk().conversation("c-1"))).isInstanceOf(StoreAway.class);
        eventually(() -> await(handoff.health()).reachable());
        await(handoff.stop());
    }

    @Test
    void whatWasAskedOfAServerThatFrozeFailsAndAFreshConnectionGoesOn() throws IOException {
        Handoff handoff = start();
        String id = Samples.newId();
        await(handoff.desk().open(id, Samples.opening(Opening.Entry.BOT_FIRST)));
        long server = serverPid();
        signal("STOP", server);
        try {
            assertThatThrownBy(() -> await(handoff.desk().conversation(id))).isInstanceOf(StoreAway.class);
        } finally {
            signal("CONT", server);
        }

        eventually(() -> await(handoff.health()).reachable());
        assertThat(await(handoff.desk().conversation(id)).id()).isEqualTo(id);
        await(handoff.stop());
    }

    @Test
    void aPeerThatTakesConnectionsAndSaysNothingIsGivenUpForTheServerThatComesBackThere() throws IOException {
        var redis = await(EmbeddedRedis.start(vertx, data.resolve("redis")));
        String url = redis.url();
        var link = await(ReconnectingLink.connect(vertx, RedisUrl.options(url)));
        await(redis.stop());

        List<Socket> unanswered = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket()) {
            silent.setReuseAddress(true);
            silent.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
            unanswered.add(silent.accept());
            unanswered.add(silent.accept());
        }
        var again = await(EmbeddedRedis.start(vertx, data.resolve("redis")));
        assertThat(again.url()).isEqualTo(url);
        eventually(link::up);

        for (Socket socket : unanswered) {
            socket.close();
        }
        await(link.close());
        await(again.stop());
    }

    @Test
    void aServerLeftOverByAKilledProcessIsTakenOver() throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftOverNode.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String id;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            id = out.readLine();
        }
        long before = serverPid();
        node.destroyForcibly().onExit().join();

        Handoff next = start();
        assertThat(serverPid()).isEqualTo(before);
        assertThat(await(next.desk().conversation(id)).id()).isEqualTo(id);
        await(next.stop());
        eventually(() -> ProcessHandle.of(before).isEmpty());
    }

    @Test
    void twoNodesShareOneServerAndTheLastTurnsItOff() throws IOException {
        Handoff first = start();
        Handoff second = start();
        long server = serverPid();
        await(first.stop());
        assertThat(await(second.health()).reachable()).isTrue();
        await(second.stop());

        eventually(() -> ProcessHandle.of(server).isEmpty());
    }

    @Test
    void aDirectoryOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(data.resolve("redis"));
        Files.writeString(data.resolve("redis/dump.rdb"), "not ours");

        assertThatThrownBy(this::start).hasMessageContaining("holds files that Evenhand did not write");
    }

    @Test
    void onlyTheOwnerReadsThePassword() throws IOException {
        Handoff handoff = start();
        for (String file : List.of("redis.conf", "evenhand-redis.properties")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("redis").resolve(file))))
                    .isEqualTo("rw-------");
        }
        await(handoff.stop());
    }

    @Test
    void anEmbeddedServerIsFoundToKeepWhatItIsGiven() {
        Handoff handoff = start();
        assertThat(await(handoff.health())).isEqualTo(new StoreHealth(true, List.of()));
        await(handoff.stop());
    }
}
