package dev.evenhand.web.attachment;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Attachments of which only so many are kept at a time, and none longer than the conversation they were sent in: what does not fit
 * is refused before a byte of it is stored.
 */
public final class BoundedAttachments implements AttachmentStore {
    private final Vertx vertx;
    private final AttachmentStore store;
    private final Room room;
    private final Function<String, Future<Boolean>> stands;

    /** {@code stands} says whether a conversation is still there. */
    public BoundedAttachments(Vertx vertx, AttachmentStore store, Room room, Function<String, Future<Boolean>> stands) {
        this.vertx = vertx;
        this.store = store;
        this.room = room;
        this.stands = stands;
    }

    /** Fails with the problem {@code no-room-for-files} where all files together would be too much. */
    @Override
    public Future<Void> keep(Key key, Path upload) {
        return vertx.fileSystem()
                .props(upload.toString())
                .compose(props -> room.take(key, props.size()))
                .compose(fits -> fits
                        ? store.keep(key, upload)
                                .recover(failure -> leaveIfGone(key).transform(left -> Future.failedFuture(failure)))
                        : Future.failedFuture(Problem.of(ProblemKind.NO_ROOM_FOR_FILES)));
    }

    /** The same file may have been sent twice, and kept once. */
    private Future<Void> leaveIfGone(Key key) {
        return store.read(key).compose(kept -> kept.isPresent() ? Future.succeededFuture() : room.leave(key));
    }

    @Override
    public Future<Void> forget(Key key) {
        return store.forget(key).compose(gone -> room.leave(key));
    }

    @Override
    public Future<Optional<Buffer>> read(Key key) {
        return store.read(key);
    }

    @Override
    public Future<Void> expire() {
        return store.expire().compose(expired -> room.all()).compose(this::forgetOrphans);
    }

    private Future<Void> forgetOrphans(List<Key> all) {
        var files = all.stream().collect(Collectors.groupingBy(Key::conversation));
        Future<Void> done = Future.succeededFuture();
        for (var conversation : files.entrySet()) {
            done = done.compose(before -> stands.apply(conversation.getKey()))
                    .compose(there -> there ? Future.succeededFuture() : forgetAll(conversation.getValue()));
        }
        return done;
    }

    private Future<Void> forgetAll(List<Key> keys) {
        return Future.join(keys.stream().map(this::forget).toList()).mapEmpty();
    }
}
