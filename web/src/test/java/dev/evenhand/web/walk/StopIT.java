package dev.evenhand.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on its way up, and told to stop. */
class StopIT {
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    @Test
    void whatTheBotHoldsIsInLineForAPersonWithinTenSeconds() throws Exception {
        var data = Files.createDirectories(directory.resolve("data"));
        var asked = new CountDownLatch(1);
        var model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> asked.countDown());
        model.start();
        String conversation;
        Caller customer;
        try (var node = EvenhandProcess.start(data, "serve", settings(model))) {
            var opened = new JsonObject(Caller.anybody(node.address())
                    .post("/api/v1/conversations", new JsonObject().put("locale", "en"))
                    .body());
            conversation = opened.getString("id");
            customer = Caller.anybody(node.address()).withToken(opened.getString("token"));
            customer.post(
                    "/api/v1/conversations/" + conversation + "/messages",
                    new JsonObject().put("clientMessageId", "1").put("text", "How long does delivery take?"));
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(node.stop(IN_TIME)).isPresent();
        } finally {
            model.stop(0);
        }
        try (var again = EvenhandProcess.start(data, "serve")) {
            var events = customer.at(again.address()).eventsUntil(conversation, StopIT::queued);

            assertThat(queued(events)).isTrue();
        }
    }

    @Test
    void whoIsLetInIsKnown() throws Exception {
        var data = Files.createDirectories(directory.resolve("demo"));
        int port = freePort();
        var demo = EvenhandProcess.begin(data, "demo", Map.of("EVENHAND_HTTP_PORT", Integer.toString(port)));
        try {
            var somebody = Caller.anybody("http://127.0.0.1:" + port);
            assertThat(firstAnswer(demo, () -> somebody.signedIn("ana", Stage.ANA)))
                    .isNotNull();
        } finally {
            demo.destroy();
            demo.onExit().join();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedAtOnce() throws Exception {
        var data = Files.createDirectories(directory.resolve("taken"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var node = EvenhandProcess.begin(data, "serve", Map.of("EVENHAND_HTTP_PORT", port));

            assertThat(node.waitFor()).isEqualTo(2);
            assertThat(directory.resolve("taken.log")).content().contains("EVENHAND_HTTP_PORT " + port);
            assertThat(data).isEmptyDirectory();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Whoever comes too early is refused or dropped at once, never kept waiting. */
    private static <T> T firstAnswer(Process process, Callable<T> question) throws Exception {
        while (true) {
            try {
                return question.call();
            } catch (HttpTimeoutException kept) {
                throw kept;
            } catch (IOException tooEarly) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(20);
            }
        }
    }

    /** While the store starts, and while models load and the sample shop is read. */
    @ParameterizedTest
    @ValueSource(strings = {"redis/start.log", "view.duckdb"})
    void aStartThatIsCutShortEndsQuietlyAndLeavesNoServerBehind(String sign) throws Exception {
        var data = Files.createDirectories(directory.resolve("cut"));
        var begun = data.resolve(sign);
        var node = EvenhandProcess.begin(data, "demo", Map.of());
        awaited(begun, node);
        node.destroy();
        int status = node.onExit().join().exitValue();

        assertThat(begun).exists();
        assertThat(status).isEqualTo(TERMINATED);
        assertThat(directory.resolve("cut.log")).content().doesNotContain("WARN", "ERROR", "Exception");
        assertThat(EvenhandProcess.redisIn(data)).isEmpty();
    }

    /** Until the file is there, or the program has ended without it. */
    private static void awaited(Path file, Process node) throws Exception {
        var folder = Files.createDirectories(file.getParent());
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (node.isAlive() && !Files.exists(file)) {
                var seen = watch.poll(1, TimeUnit.SECONDS);
                if (seen != null) {
                    seen.reset();
                }
            }
        }
    }

    private static Map<String, String> settings(HttpServer model) {
        return Map.of(
                "EVENHAND_LLM_BASE_URL",
                        "http://127.0.0.1:" + model.getAddress().getPort() + "/v1",
                "EVENHAND_LLM_MODEL", "silent",
                "EVENHAND_LLM_TIMEOUT_SECONDS", "60",
                "EVENHAND_BOT_DEADLINE_SECONDS", "90");
    }

    private static boolean queued(List<JsonObject> events) {
        return events.stream().anyMatch(event -> event.getString("type").equals("queued"));
    }
}
