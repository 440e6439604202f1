package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.redis.Probe.Found;
import dev.evenhand.handoff.redis.ServerHome.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server of our own under the data directory: every write flushed, loopback only, watched and restarted.
 *
 * <p>It outlives a killed JVM on purpose: the next start finds it by port and password and goes on with it.
 */
public final class EmbeddedRedis {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration UP_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration DOWN_WITHIN = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final ServerHome home;
    private final Tenancy tenancy;
    private final Path binary;
    private volatile @Nullable Process child;
    private volatile boolean stopped;
    private @Nullable Future<Void> end;
    private long watch = -1;

    private EmbeddedRedis(Vertx vertx, ServerHome home, Path binary) throws IOException {
        this.vertx = vertx;
        this.home = home;
        this.binary = binary;
        this.tenancy = Tenancy.begin(home.path("users.lock"));
    }

    /** Starts a server under {@code directory}, or goes on with the one that is left over there. */
    public static Future<EmbeddedRedis> start(Vertx vertx, Path directory) {
        return vertx.executeBlocking(() -> begin(vertx, directory), false);
    }

    private static EmbeddedRedis begin(Vertx vertx, Path directory) throws IOException {
        ServerHome home = ServerHome.at(directory);
        EmbeddedRedis redis = new EmbeddedRedis(vertx, home, ServerBinary.find(home.directory()));
        try {
            redis.ensureUp();
        } catch (IOException e) {
            redis.tenancy.end();
            throw e;
        }
        redis.watch = vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> redis.look());
        return redis;
    }

    /** Its address with the password; not for logs. */
    public String url() {
        try {
            return home.access().url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two starting processes take turns, so that the second finds what the first began. */
    private void ensureUp() throws IOException {
        synchronized (EmbeddedRedis.class) {
            try (FileChannel turn =
                    FileChannel.open(home.path("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                turn.lock();
                Instant deadline = Instant.now().plus(UP_WITHIN);
                Access access = home.access();
                Found found = Probe.ask(access, home.directory());
                while (found == Found.LOADING && Instant.now().isBefore(deadline)) {
                    pause();
                    found = Probe.ask(access, home.directory());
                }
                if (found != Found.OURS) {
                    launch(found == Found.STRANGER ? home.onAnotherPort() : access, deadline);
                }
            }
        }
    }

    private void launch(Access access, Instant deadline) throws IOException {
        List<String> command = new ArrayList<>();
        Optional<Path> setsid = ServerBinary.onPath("setsid");
        setsid.ifPresent(path -> command.add(path.toString()));
        command.add(binary.toString());
        command.add(home.configuration().toString());
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.path("start.log").toFile());
        Thread giveUp = new Thread(this::giveUp, "stop-redis");
        Runtime.getRuntime().addShutdownHook(giveUp);
        Process started = spawned(program);
        while (Probe.ask(access, home.directory()) != Found.OURS) {
            if (!started.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("The embedded Redis did not start: " + lastWords());
            }
            pause();
        }
        forget(giveUp);
        Files.writeString(home.path("redis.pid"), Long.toString(started.pid()));
        Future.fromCompletionStage(started.onExit()).onComplete(ended -> childEnded());
    }

    private synchronized Process spawned(ProcessBuilder program) throws IOException {
        if (stopped) {
            throw new IOException("The embedded Redis was not started: the process is told to end");
        }
        Process started = program.start();
        child = started;
        return started;
    }

    /** The process is told to end before the server is up: until then nobody above knows that there is one to stop. */
    private synchronized void giveUp() {
        stopped = true;
        Process started = child;
        if (started != null) {
            started.destroy();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is told to end just as the embedded Redis is up", ending);
        }
    }

    /** Its own session keeps Ctrl-C for us, so that the last words are still stored; it may end only after that. */
    private void childEnded() {
        if (!stopped) {
            LOG.warn("The embedded Redis ended; starting it again");
            vertx.executeBlocking(this::revived, false).onFailure(EmbeddedRedis::notYet);
        }
    }

    private @Nullable Void revived() throws IOException {
        if (!stopped) {
            ensureUp();
        }
        return null;
    }

    private static void notYet(Throwable cause) {
        LOG.error("The embedded Redis does not come back yet: {}", cause.getMessage());
    }

    /** A server we did not start ourselves is nobody's child here; it is looked at instead. */
    private void look() {
        Process mine = child;
        if (!stopped && (mine == null || !mine.isAlive())) {
            vertx.executeBlocking(this::revived, false).onFailure(EmbeddedRedis::notYet);
        }
    }

    private String lastWords() throws IOException {
        for (String log : List.of("start.log", "redis.log")) {
            if (Files.exists(home.path(log))) {
                List<String> lines = Files.readAllLines(home.path(log));
                if (!lines.isEmpty()) {
                    return lines.get(lines.size() - 1);
                }
            }
        }
        return "it said nothing";
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Redis", e);
        }
    }

    /** Process id of the server, for tests that kill it. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(home.path("redis.pid")));
    }

    /** Leaves the server; the last of its users shuts it down cleanly. May be called again, and leaves but once. */
    public synchronized Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(watch);
        Future<Void> leaving = end;
        if (leaving == null) {
            leaving = left();
            end = leaving;
        }
        return leaving;
    }

    private Future<Void> left() {
        return vertx.executeBlocking(
                () -> {
                    if (tenancy.end()) {
                        Probe.shutDown(home.access());
                        awaitEnd();
                    }
                    return null;
                },
                false);
    }

    private void awaitEnd() throws IOException {
        Instant deadline = Instant.now().plus(DOWN_WITHIN);
        while (Probe.ask(home.access(), home.directory()) != Found.NOBODY) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("The embedded Redis did not stop in time");
            }
            pause();
        }
    }
}
