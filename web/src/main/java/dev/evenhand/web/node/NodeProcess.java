package dev.evenhand.web.node;

import dev.evenhand.web.config.Config;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node as an operating-system process: starts, prints where it is, stops on a signal. */
public final class NodeProcess {
    private static final long START_WITHIN_SECONDS = 120;

    private NodeProcess() {}

    /**
     * Runs until the process is told to end.
     *
     * @return the exit status
     * @throws Exception what kept the node from starting
     */
    public static int run(Config config, Node.Extras extras) throws Exception {
        Preparation.begin();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = vertx(registry);
        var start = Node.start(vertx, config, extras, registry);
        OnSignal.stop(vertx, start::stop);
        var node = start.node().toCompletionStage().toCompletableFuture().get(START_WITHIN_SECONDS, TimeUnit.SECONDS);
        tell(System.out, config, node);
        new CountDownLatch(1).await();
        return 0;
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
