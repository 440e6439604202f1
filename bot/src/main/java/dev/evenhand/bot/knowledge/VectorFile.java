package dev.evenhand.bot.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors by text print in a file that may be deleted at any time: 16 bytes of print and the floats, line after line.
 *
 * <p>What cannot be read is made anew, what cannot be written is made anew next time; both are logged.
 */
final class VectorFile {
    private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
    private static final int PRINT_BYTES = 16;

    private final Path path;
    private final int dimension;

    VectorFile(Path path, int dimension) {
        this.path = path;
        this.dimension = dimension;
    }

    Map<TextPrint, float[]> read() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, dimension);
        } catch (IOException e) {
            LOG.warn("Vectors in {} cannot be read and are made anew: {}", path, e.getMessage());
            return Map.of();
        }
    }

    /** Reads whole lines; a torn last line, as a crash leaves it, is passed over. */
    static Map<TextPrint, float[]> read(InputStream in, int dimension) throws IOException {
        var vectors = new HashMap<TextPrint, float[]>();
        byte[] line = new byte[PRINT_BYTES + Float.BYTES * dimension];
        while (in.readNBytes(line, 0, line.length) == line.length) {
            var bytes = ByteBuffer.wrap(line);
            var print = new TextPrint(bytes.getLong(), bytes.getLong());
            float[] vector = new float[dimension];
            bytes.asFloatBuffer().get(vector);
            vectors.put(print, vector);
        }
        return vectors;
    }

    synchronized void append(Map<TextPrint, float[]> vectors) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            dropTornLine();
            Files.write(path, bytes(vectors), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Vectors cannot be kept in {} and will be made anew: {}", path, e.getMessage());
        }
    }

    synchronized void replace(Map<TextPrint, float[]> vectors) {
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(fresh, bytes(vectors));
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Vectors cannot be kept in {} and will be made anew: {}", path, e.getMessage());
        }
    }

    private void dropTornLine() throws IOException {
        if (Files.exists(path)) {
            long torn = Files.size(path) % lineBytes();
            if (torn != 0) {
                try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
                    channel.truncate(Files.size(path) - torn);
                }
            }
        }
    }

    private byte[] bytes(Map<TextPrint, float[]> vectors) {
        var bytes = ByteBuffer.allocate(vectors.size() * lineBytes());
        vectors.forEach((print, vector) -> {
            bytes.putLong(print.high()).putLong(print.low());
            for (float part : vector) {
                bytes.putFloat(part);
            }
        });
        return bytes.array();
    }

    private int lineBytes() {
        return PRINT_BYTES + Float.BYTES * dimension;
    }
}
