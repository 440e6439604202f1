package dev.evenhand.handoff.redis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who uses an embedded server: a shared lock per process, which dies with it, and a count within this one.
 *
 * <p>The last to leave turns off the light; a process that was killed does not count as being there.
 */
final class Tenancy {
    private static final Map<Path, Integer> HERE = new ConcurrentHashMap<>();
    private static final Map<Path, FileChannel> CHANNELS = new ConcurrentHashMap<>();

    private final Path file;

    private Tenancy(Path file) {
        this.file = file;
    }

    static Tenancy begin(Path file) throws IOException {
        synchronized (HERE) {
            if (HERE.merge(file, 1, Integer::sum) == 1) {
                FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel.lock(0, Long.MAX_VALUE, true);
                CHANNELS.put(file, channel);
            }
        }
        return new Tenancy(file);
    }

    /** Leaves; whether nobody else uses the server. */
    boolean end() throws IOException {
        synchronized (HERE) {
            if (HERE.merge(file, -1, Integer::sum) > 0) {
                return false;
            }
            HERE.remove(file);
            FileChannel mine = CHANNELS.remove(file);
            if (mine != null) {
                mine.close();
            }
            return nobodyHolds();
        }
    }

    private boolean nobodyHolds() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            @Nullable FileLock alone = channel.tryLock();
            return alone != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
