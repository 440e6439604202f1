package dev.evenhand.web.node;

import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.config.Config;
import dev.evenhand.web.ops.LogOutput;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node as an operating-system process: starts, prints where it is, stops on a signal. */
public final class NodeProcess {
    /** Ten thousand questions are embedded and calibrated in some twenty seconds on two cores; a busy machine takes longer. */
    private static final long START_WITHIN_MINUTES = 15;

    private NodeProcess() {}

    /**
     * Runs until the process is told to end.
     *
     * @return the exit status
     * @throws BadConfig where the port cannot be listened on or a directory not be written, before anything is started
     * @throws Exception what else kept the node from starting
     */
    public static int run(Config config, Node.Extras extras) throws Exception {
        tryDoor(config);
        tryDirectories(config);
        var ahead = Preparation.begin();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = vertx(registry);
        var start = Node.start(vertx, config, extras, registry);
        OnSignal.stop(vertx, () -> stopped(start).eventually(() -> ahead));
        var node = ready(start);
        tell(System.out, config, node);
        new CountDownLatch(1).await();
        return 0;
    }

    private static Node ready(Node.Start start) throws Exception {
        try {
            return start.node().toCompletionStage().toCompletableFuture().get(START_WITHIN_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "not ready within " + START_WITHIN_MINUTES
                            + " minutes; the last lines of the log say what it was at",
                    late);
        }
    }

    /** All that a start complains of from here on is that it was cut short. */
    private static Future<Void> stopped(Node.Start start) {
        if (!start.node().isComplete()) {
            LogOutput.silence();
        }
        return start.stop();
    }

    /**
     * The door opens last, and what keeps it shut should not be heard last. The port is taken without listening: whoever
     * knocks meanwhile is refused, as before and after, instead of let in and dropped.
     */
    private static void tryDoor(Config config) {
        var door = config.http();
        try (var socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(door.host(), door.port()));
        } catch (IOException shut) {
            throw new BadConfig(List.of("EVENHAND_HTTP_PORT " + door.port() + " on EVENHAND_HTTP_HOST " + door.host()
                    + " cannot be listened on (" + shut.getMessage() + "): choose another, or 0 for any free port"));
        }
    }

    private static void tryDirectories(Config config) {
        tryDirectory("EVENHAND_DATA_DIR", config.dataDir());
        var named = config.attachments().directory();
        if (named != null) {
            tryDirectory("EVENHAND_ATTACHMENTS_DIR", named);
        }
    }

    private static void tryDirectory(String name, Path directory) {
        try {
            // A link to a directory is one; making directories takes it for a file.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            if (Files.isWritable(directory)) {
                return;
            }
        } catch (IOException refused) {
            // Falls through to the one message that says what would be right.
        }
        throw new BadConfig(
                List.of(name + " " + directory + " cannot be made or written to: choose another directory"));
    }

    private static Vertx vertx(PrometheusMeterRegistry registry) {
        var metrics = new MicrometerMetricsOptions().setEnabled(true).setJvmMetricsEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    private static void tell(PrintStream out, Config config, Node node) {
        var address = "http://"
                + (config.http().loopback() ? "localhost" : config.http().host()) + ":" + node.port();
        node.generatedPassword()
                .ifPresent(password -> out.println("Administrator: admin, password (shown this once): " + password));
        out.println("Customers: " + address + "/chat");
        out.println("Agents:    " + address + "/agent");
        out.println("Managers:  " + address + "/manager");
        out.println("Evenhand is ready at " + address);
    }
}
