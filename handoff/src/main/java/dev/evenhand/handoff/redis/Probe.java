package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.redis.ServerHome.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks whatever listens on a port who it is, with the few commands that takes; blocks, so never on an event loop. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private Probe() {}

    /** What a port says of itself. */
    enum Found {
        NOBODY,
        /** It answers to our password and keeps our directory. */
        OURS,
        /** Ours, still reading its data. */
        LOADING,
        STRANGER
    }

    static Found ask(Access access, Path directory) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), access.port()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return identified(new Talk(socket), access, directory);
        } catch (IOException e) {
            return e instanceof SocketTimeoutException ? Found.STRANGER : Found.NOBODY;
        }
    }

    private static Found identified(Talk talk, Access access, Path directory) throws IOException {
        if (!talk.say("AUTH " + access.password()).startsWith("+OK")) {
            return Found.STRANGER;
        }
        if (talk.say("PING").startsWith("-LOADING")) {
            return Found.LOADING;
        }
        talk.say("CONFIG GET dir");
        String kept = "";
        for (int line = 0; line < 4; line++) {
            kept = talk.line();
        }
        return Path.of(kept).equals(directory) ? Found.OURS : Found.STRANGER;
    }

    /** Ends the server cleanly; it hangs up instead of answering. */
    static void shutDown(Access access) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), access.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(8).toMillis());
            Talk talk = new Talk(socket);
            talk.say("AUTH " + access.password());
            String answer = talk.say("SHUTDOWN");
            if (answer.startsWith("-")) {
                throw new IOException("Redis would not stop: " + answer);
            }
        }
    }

    private static final class Talk {
        private final Socket socket;
        private final BufferedReader in;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String say(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return line();
        }

        String line() throws IOException {
            String line = in.readLine();
            return line == null ? "" : line;
        }
    }
}
