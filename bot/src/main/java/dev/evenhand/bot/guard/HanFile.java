package dev.evenhand.bot.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Chinese everyday talk that lies beside the classes. */
final class HanFile {

    private HanFile() {}

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(HanFile.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
