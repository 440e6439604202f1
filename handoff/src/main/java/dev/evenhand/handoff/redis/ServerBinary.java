package dev.evenhand.handoff.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a redis-server that runs here: the one bundled for this platform, else one on the PATH. */
final class ServerBinary {
    private static final Logger LOG = LoggerFactory.getLogger(ServerBinary.class);
    private static final Duration VERSION_WITHIN = Duration.ofSeconds(5);

    private ServerBinary() {}

    /** @throws IOException saying what to install where none runs */
    static Path find(Path directory) throws IOException {
        List<Path> candidates = new ArrayList<>();
        bundled(directory).ifPresent(candidates::add);
        onPath("redis-server").ifPresent(candidates::add);
        onPath("valkey-server").ifPresent(candidates::add);
        for (Path candidate : candidates) {
            if (runs(candidate)) {
                return candidate;
            }
        }
        throw new IOException("No redis-server runs here. Install one (Debian/Ubuntu: apt install redis-server or "
                + "libssl3 for the bundled one; Fedora: dnf install valkey; macOS: brew install redis), or set "
                + "EVENHAND_REDIS_URL to a Redis 6.2 or later, or a Valkey.");
    }

    private static Optional<Path> bundled(Path directory) throws IOException {
        String resource = resource();
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = ServerBinary.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                return Optional.empty();
            }
            Path target = directory.resolve(resource);
            if (!Files.isExecutable(target)) {
                Path partial = Files.createTempFile(directory, "redis-server", ".part");
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                if (!partial.toFile().setExecutable(true, true)) {
                    throw new IOException("cannot make " + partial + " executable");
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return Optional.of(target);
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.startsWith("linux")) {
            return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        }
        if (system.startsWith("mac")) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        return "";
    }

    static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean runs(Path binary) {
        try {
            Process process = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(VERSION_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (ended && process.exitValue() == 0) {
                return true;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            LOG.debug("{} does not start", binary, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("{} does not run here; looking further", binary);
        return false;
    }
}
