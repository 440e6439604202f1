package dev.evenhand.web.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;

/** Writes a paused request's body to a file as it comes, up to a limit; memory stays flat whatever the size. */
public final class BoundedUpload {
    private final HttpServerRequest request;
    private final AsyncFile file;
    private final long limit;
    private final Promise<Long> done = Promise.promise();
    private long length;

    private BoundedUpload(HttpServerRequest request, AsyncFile file, long limit) {
        this.request = request;
        this.file = file;
        this.limit = limit;
    }

    /** The number of bytes written; fails with a {@link Problem} where there are more than {@code limit}. */
    public static Future<Long> to(Vertx vertx, Path target, HttpServerRequest request, long limit) {
        return vertx.fileSystem()
                .open(target.toString(), new OpenOptions().setWrite(true).setTruncateExisting(true))
                .compose(file -> new BoundedUpload(request, file, limit).run().eventually(file::close));
    }

    private Future<Long> run() {
        file.exceptionHandler(done::tryFail);
        file.drainHandler(drained -> request.resume());
        request.exceptionHandler(done::tryFail);
        request.handler(this::take);
        request.endHandler(end -> done.tryComplete(length));
        request.resume();
        return done.future();
    }

    private void take(Buffer chunk) {
        length += chunk.length();
        if (length > limit) {
            request.handler(null);
            done.tryFail(BoundedBody.tooLarge(request, limit));
            return;
        }
        file.write(chunk).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            request.pause();
        }
    }
}
