package dev.evenhand.web.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as an operator runs it: a JVM of its own, told to stop or killed. */
final class EvenhandProcess implements AutoCloseable {
    private static final String READY = "Evenhand is ready at ";
    static final String ADMIN_PASSWORD = "correct horse battery";
    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final String address;
    private final Path data;

    private EvenhandProcess(Process process, String address, Path data) {
        this.process = process;
        this.address = address;
        this.data = data;
    }

    static EvenhandProcess start(Path data, String command) throws Exception {
        return start(data, command, Map.of());
    }

    /** On a port of one's choice, as after a restart that clients come back to. */
    static EvenhandProcess start(Path data, String command, int port) throws Exception {
        return start(data, command, Map.of("EVENHAND_HTTP_PORT", Integer.toString(port)));
    }

    /** {@code settings} are further environment variables; any free port unless they name one. */
    static EvenhandProcess start(Path data, String command, Map<String, String> settings) throws Exception {
        var process = begin(data, command, settings);
        try {
            return new EvenhandProcess(process, firstReadyLine(process), data);
        } catch (Exception late) {
            process.destroyForcibly();
            throw late;
        }
    }

    /** Not waited for until it is ready. */
    static Process begin(Path data, String command, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command(data, command))
                .redirectError(data.resolveSibling(data.getFileName() + ".log").toFile());
        builder.environment().put("EVENHAND_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().put("EVENHAND_RATE_LIMITS", "off");
        builder.environment().put("EVENHAND_HTTP_PORT", "0");
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static List<String> command(Path data, String command) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.evenhand.web.Main",
                command,
                "--data-dir",
                data.toString());
    }

    /** A command that ends by itself; what it says is seen. */
    static void run(Path data, String command, String argument) throws Exception {
        var words = new ArrayList<>(command(data, command));
        words.add(argument);
        int status = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with status " + status);
        }
    }

    /** The rest of the output is read too, so that the process never waits for us. */
    private static String firstReadyLine(Process process) throws Exception {
        var ready = new CompletableFuture<String>();
        var reader = new Thread(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines()
                        .filter(line -> line.startsWith(READY))
                        .forEach(line -> ready.complete(line.substring(READY.length())));
                ready.completeExceptionally(new IOException("the process ended before it was ready"));
            } catch (IOException | RuntimeException failure) {
                ready.completeExceptionally(failure);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return ready.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    String address() {
        return address;
    }

    /** As {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The embedded Redis of this node's data directory. */
    ProcessHandle redis() throws IOException {
        return redisIn(data).orElseThrow(() -> new IOException("no redis-server runs for " + data));
    }

    static Optional<ProcessHandle> redisIn(Path data) throws IOException {
        var home = data.resolve("redis").toRealPath().toString();
        return ProcessHandle.allProcesses()
                .filter(handle -> belongsTo(handle, home))
                .findFirst();
    }

    private static boolean belongsTo(ProcessHandle handle, String home) {
        var words = handle.info().commandLine().orElse("");
        return words.contains("redis-server")
                && (words.contains(home) || workingDirectory(handle).contains(home));
    }

    private static String workingDirectory(ProcessHandle handle) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(handle.pid()), "cwd"))
                    .toString();
        } catch (IOException unknown) {
            return "";
        }
    }

    /** As an operator stops it; empty when it did not end in time, else the exit status. */
    Optional<Integer> stop(Duration within) {
        process.destroy();
        return Optional.ofNullable(process.onExit()
                .thenApply(Process::exitValue)
                .completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    @Override
    public void close() {
        if (stop(Duration.ofSeconds(20)).isEmpty()) {
            kill();
        }
    }
}
