package dev.evenhand.handoff.redis;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** The embedded server's directory: its data, and a file only the owner can read with port and password. */
final class ServerHome {
    private static final String OURS = "evenhand-redis.properties";

    private final Path directory;

    private ServerHome(Path directory) {
        this.directory = directory;
    }

    /** @throws IOException if it holds something that is not ours, or cannot be written */
    static ServerHome at(Path directory) throws IOException {
        Files.createDirectories(directory);
        ownerOnly(directory, "rwx------");
        ServerHome home = new ServerHome(directory.toRealPath());
        if (!Files.exists(home.path(OURS))) {
            home.refuseForeign();
            home.write(freePort(), randomPassword());
        }
        return home;
    }

    private void refuseForeign() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.anyMatch(file -> !file.getFileName().toString().equals(".lock"))) {
                throw new IOException("The directory " + directory + " holds files that Evenhand did not write. "
                        + "Choose another EVENHAND_DATA_DIR, or move them away.");
            }
        }
    }

    Path directory() {
        return directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Where the server listens, and the word it asks for. */
    record Access(int port, String password) {
        String url() {
            return "redis://:" + password + "@127.0.0.1:" + port;
        }
    }

    Access access() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(path(OURS))) {
            properties.load(in);
        }
        try {
            return new Access(Integer.parseInt(properties.getProperty("port")), properties.getProperty("password", ""));
        } catch (NumberFormatException e) {
            throw new IOException("The file " + path(OURS) + " is damaged: it has to name port and password.", e);
        }
    }

    /** Moves to another port, because a stranger listens on the old one. */
    Access onAnotherPort() throws IOException {
        write(freePort(), access().password());
        return access();
    }

    private void write(int port, String password) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        Path file = path(OURS);
        createForOwner(file);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, "The embedded Redis of Evenhand");
        }
    }

    /** The configuration goes through a file only the owner can read, so that no process list shows the password. */
    Path configuration() throws IOException {
        Access access = access();
        Path file = path("redis.conf");
        createForOwner(file);
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "bind 127.0.0.1",
                        "protected-mode yes",
                        "port " + access.port(),
                        "requirepass " + access.password(),
                        "dir \"" + directory.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
                        "appendonly yes",
                        "appendfsync always",
                        "auto-aof-rewrite-min-size 256mb",
                        "aof-use-rdb-preamble yes",
                        "save \"\"",
                        "maxmemory-policy noeviction",
                        "daemonize no",
                        "pidfile \"\"",
                        "logfile redis.log",
                        "tcp-keepalive 60",
                        ""));
        return file;
    }

    private static void createForOwner(Path file) throws IOException {
        Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        ownerOnly(file, "rw-------");
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
    }
}
