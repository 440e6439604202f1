package dev.evenhand.metrics;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Imports a file of facts into a Redis from a process of its own, telling how far it is, so that it can be killed. */
final class ImportingProcess {
    private ImportingProcess() {}

    /** Arguments: the Redis, a directory of its own, the file. */
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        Path directory = Path.of(args[1]);
        Handoff handoff = Handoff.start(
                        vertx, HandoffOptions.embedded(directory).withRedisUrl(args[0]))
                .await(20, TimeUnit.SECONDS);
        Metrics metrics = Metrics.start(
                        vertx,
                        MetricsOptions.in(directory),
                        new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk()))
                .await(20, TimeUnit.SECONDS);
        metrics.importer()
                .run(Path.of(args[2]), (step, done, total) -> System.out.println(step + " " + done))
                .await(60, TimeUnit.SECONDS);
    }
}
