package dev.evenhand.web.attachment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Attachments as files of a directory, one folder a conversation. Several nodes share them by naming the same directory,
 * such as a network volume. A file's age is that of its last change.
 */
public final class DirectoryAttachments implements AttachmentStore {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{1,128}");

    /** A folder that was empty for so long awaits no file that is on its way. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Vertx vertx;
    private final FileSystem files;
    private final Path directory;
    private final Duration kept;

    /** {@code kept} is how long; zero for as long as the directory is there. */
    public DirectoryAttachments(Vertx vertx, Path directory, Duration kept) {
        this.vertx = vertx;
        this.files = vertx.fileSystem();
        this.directory = directory;
        this.kept = kept;
    }

    /** Written beside its place, where nobody else writes, and moved there, so that nobody reads half a file. */
    @Override
    public Future<Void> keep(Key key, Path upload) {
        if (!safe(key)) {
            return Future.failedFuture(new IllegalArgumentException("not a key of a file: " + key));
        }
        var target = path(key);
        var beside = target.resolveSibling(key.id() + "." + UUID.randomUUID() + ".part")
                .toString();
        return files.mkdirs(String.valueOf(target.getParent()))
                .compose(made -> files.copy(upload.toString(), beside, new CopyOptions().setReplaceExisting(true)))
                .compose(copied -> files.move(beside, target.toString(), new CopyOptions().setAtomicMove(true)))
                .recover(failure -> files.delete(beside).transform(cleared -> Future.failedFuture(failure)));
    }

    @Override
    public Future<Void> forget(Key key) {
        var file = path(key).toString();
        return files.exists(file).compose(there -> there ? files.delete(file) : Future.succeededFuture());
    }

    @Override
    public Future<Optional<Buffer>> read(Key key) {
        if (!safe(key)) {
            return Future.succeededFuture(Optional.empty());
        }
        var file = path(key).toString();
        return files.exists(file)
                .compose(there ->
                        there ? files.readFile(file).map(Optional::of) : Future.succeededFuture(Optional.empty()));
    }

    /** Two nodes may do so at once: what the other one took away is gone for both. */
    @Override
    public Future<Void> expire() {
        if (kept.isZero()) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(
                () -> {
                    expire(Instant.now());
                    return null;
                },
                false);
    }

    private void expire(Instant now) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var folders = Files.newDirectoryStream(directory, Files::isDirectory)) {
                for (var folder : folders) {
                    expire(folder, now);
                }
            }
        }
    }

    private void expire(Path folder, Instant now) throws IOException {
        boolean empty = true;
        try (var kept = Files.newDirectoryStream(folder)) {
            for (var file : kept) {
                empty = deletedIfOlder(file, now.minus(this.kept)) && empty;
            }
        }
        if (empty) {
            deletedIfOlder(folder, now.minus(SETTLED));
        }
    }

    private static boolean deletedIfOlder(Path path, Instant than) throws IOException {
        try {
            boolean old = Files.getLastModifiedTime(path).toInstant().isBefore(than);
            return old && Files.deleteIfExists(path);
        } catch (NoSuchFileException | DirectoryNotEmptyException another) {
            return true; // it is gone already, or has got a file meanwhile
        }
    }

    private Path path(Key key) {
        return directory.resolve(key.conversation()).resolve(key.id());
    }

    private static boolean safe(Key key) {
        return SAFE.matcher(key.conversation()).matches()
                && SAFE.matcher(key.id()).matches();
    }
}
