package dev.evenhand.web.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;

/** Writes a paused request's body to a file as it comes, up to a limit; memory stays flat whatever the size. */
public final class BoundedUpload {
    private final HttpServerRequest request;
    private final ReadStream<Buffer> source;
    private final AsyncFile file;
    private final long limit;
    private final Promise<Long> done = Promise.promise();
    private long length;

    private BoundedUpload(HttpServerRequest request, ReadStream<Buffer> source, AsyncFile file, long limit) {
        this.request = request;
        this.source = source;
        this.file = file;
        this.limit = limit;
    }

    /** Where a body goes, and how long it may be. */
    public record Place(Path file, long limit) {}

    /** The number of bytes written; fails with a {@link Problem} where there are more than the limit. */
    public static Future<Long> to(Vertx vertx, Place place, HttpServerRequest request) {
        return to(vertx, place, request, request);
    }

    /** The same of a part of the body. */
    public static Future<Long> to(Vertx vertx, Place place, HttpServerRequest request, ReadStream<Buffer> part) {
        part.pause();
        return vertx.fileSystem()
                .open(place.file().toString(), new OpenOptions().setWrite(true).setTruncateExisting(true))
                .compose(file -> new BoundedUpload(request, part, file, place.limit())
                        .run()
                        .eventually(file::close));
    }

    private Future<Long> run() {
        file.exceptionHandler(done::tryFail);
        file.drainHandler(drained -> source.resume());
        source.exceptionHandler(done::tryFail);
        source.handler(this::take);
        source.endHandler(end -> done.tryComplete(length));
        source.resume();
        return done.future();
    }

    private void take(Buffer chunk) {
        length += chunk.length();
        if (length > limit) {
            source.handler(null);
            done.tryFail(BoundedBody.tooLarge(request, limit));
            return;
        }
        file.write(chunk).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            source.pause();
        }
    }
}
