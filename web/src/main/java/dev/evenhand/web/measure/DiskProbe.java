package dev.evenhand.web.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How long the disk takes to keep a small write for good, tried beside what is measured: whoever stores waits for that. */
final class DiskProbe {
    private static final long EVERY_MILLIS = 50;
    private static final int BYTES = 512;

    private final FileChannel file;
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService pen = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> writing;

    /** Begins at once, with a file in the directory. */
    DiskProbe(Path directory) throws IOException {
        file = FileChannel.open(
                directory.resolve("probe"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        writing = pen.scheduleWithFixedDelay(this::write, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        long began = System.nanoTime();
        try {
            file.write(ByteBuffer.allocate(BYTES));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nanos.add(System.nanoTime() - began);
    }

    /** Of nanoseconds; nothing more is written. */
    Quantiles stop() throws IOException, InterruptedException {
        writing.cancel(false);
        pen.shutdown();
        if (!pen.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IOException("the disk did not keep a write within a minute");
        }
        file.close();
        return new Quantiles(nanos);
    }
}
