package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.attachment.AttachmentStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Attachments in Redis, for nodes that share nothing else: a hash each, of pieces small enough that no message waits behind a
 * file; Redis lets go of it when its time is over.
 *
 * <p>Pieces are base64, since the link speaks text: a third more memory. Whoever expects many files names a directory.
 */
public final class RedisAttachments implements AttachmentStore {
    private static final int PIECE_BYTES = 48 * 1024;
    private static final String LENGTH = "bytes";

    private final Vertx vertx;
    private final RedisLink link;
    private final Duration kept;

    /** {@code kept} is how long; zero for good. */
    public RedisAttachments(Vertx vertx, RedisLink link, Duration kept) {
        this.vertx = vertx;
        this.link = link;
        this.kept = kept;
    }

    /** The length last: without it what is there is not whole, and goes by itself. */
    @Override
    public Future<Void> keep(Key key, Path upload) {
        return vertx.fileSystem().readFile(upload.toString()).compose(content -> {
            var name = name(key);
            return pieces(name, content, 0)
                    .compose(all -> link.send(Command.HSET, name, LENGTH, Integer.toString(content.length())))
                    .compose(whole -> kept.isZero() ? lasting(name) : expiring(name, kept));
        });
    }

    private Future<Void> pieces(String name, Buffer content, int from) {
        if (from >= content.length()) {
            return Future.succeededFuture();
        }
        int end = Math.min(content.length(), from + PIECE_BYTES);
        var piece = Base64.getEncoder().encodeToString(content.getBytes(from, end));
        return link.send(Command.HSET, name, Integer.toString(from), piece)
                .compose(done -> from == 0 ? expiring(name, Duration.ofHours(1)) : Future.succeededFuture())
                .compose(done -> pieces(name, content, end));
    }

    private Future<Void> expiring(String name, Duration after) {
        return link.send(Command.EXPIRE, name, Long.toString(after.toSeconds())).mapEmpty();
    }

    private Future<Void> lasting(String name) {
        return link.send(Command.PERSIST, name).mapEmpty();
    }

    @Override
    public Future<Void> forget(Key key) {
        return link.send(Command.DEL, name(key)).mapEmpty();
    }

    @Override
    public Future<Optional<Buffer>> read(Key key) {
        var name = name(key);
        return link.send(Command.HGET, name, LENGTH)
                .compose(length -> length == null
                        ? Future.succeededFuture(Optional.empty())
                        : read(name, Buffer.buffer(length.toInteger()), length.toInteger()));
    }

    private Future<Optional<Buffer>> read(String name, Buffer sofar, int length) {
        if (sofar.length() >= length) {
            return Future.succeededFuture(Optional.of(sofar));
        }
        return link.send(Command.HGET, name, Integer.toString(sofar.length()))
                .compose(piece -> piece == null
                        ? Future.succeededFuture(Optional.empty())
                        : read(name, sofar.appendBytes(decoded(piece)), length));
    }

    private static byte[] decoded(Response piece) {
        return Base64.getDecoder().decode(piece.toBytes());
    }

    @Override
    public Future<Void> expire() {
        return Future.succeededFuture();
    }

    private static String name(Key key) {
        return "f:{" + key.conversation() + "}:" + key.id();
    }
}
