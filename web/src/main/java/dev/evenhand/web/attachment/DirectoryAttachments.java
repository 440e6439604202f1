package dev.evenhand.web.attachment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Attachments as files of a directory, one folder a conversation. Several nodes share them by naming the same directory,
 * such as a network volume.
 */
public final class DirectoryAttachments implements AttachmentStore {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{1,128}");

    private final FileSystem files;
    private final Path directory;

    public DirectoryAttachments(Vertx vertx, Path directory) {
        this.files = vertx.fileSystem();
        this.directory = directory;
    }

    /** Written beside its place and moved there, so that nobody reads half a file. */
    @Override
    public Future<Void> keep(Key key, Path upload) {
        if (!safe(key)) {
            return Future.failedFuture(new IllegalArgumentException("not a key of a file: " + key));
        }
        var target = path(key);
        var beside = target.resolveSibling(key.id() + ".part").toString();
        return files.mkdirs(String.valueOf(target.getParent()))
                .compose(made -> files.copy(upload.toString(), beside, new CopyOptions().setReplaceExisting(true)))
                .compose(copied -> files.move(beside, target.toString(), new CopyOptions().setAtomicMove(true)));
    }

    @Override
    public Future<Void> forget(Key key) {
        return files.delete(path(key).toString());
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

    private Path path(Key key) {
        return directory.resolve(key.conversation()).resolve(key.id());
    }

    private static boolean safe(Key key) {
        return SAFE.matcher(key.conversation()).matches()
                && SAFE.matcher(key.id()).matches();
    }
}
