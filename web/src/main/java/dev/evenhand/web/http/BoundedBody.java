package dev.evenhand.web.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads a paused request's body up to a limit; what is longer is refused without being kept. */
public final class BoundedBody {
    private static final String KEY = "evenhand.body";

    private BoundedBody() {}

    public static Future<Buffer> read(HttpServerRequest request, long limit) {
        if (declaredLength(request) > limit) {
            return Future.failedFuture(tooLarge(request, limit));
        }
        var body = Buffer.buffer();
        Promise<Buffer> read = Promise.promise();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                request.handler(null);
                read.tryFail(tooLarge(request, limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(read::tryFail);
        request.endHandler(end -> read.tryComplete(body));
        request.resume();
        return read.future();
    }

    /** The rest of the body is of no interest, so the connection ends with the answer. */
    static Problem tooLarge(HttpServerRequest request, long limit) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        request.resume();
        return Problem.of(ProblemKind.TOO_LARGE, "The body is longer than the " + words(limit) + " taken here.");
    }

    private static String words(long bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MB" : bytes / 1024 + " KB";
    }

    private static long declaredLength(HttpServerRequest request) {
        var declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException notALength) {
            return 0;
        }
    }

    static void keep(RoutingContext ctx, Buffer body) {
        ctx.put(KEY, body);
    }

    /** What was read for this request; empty where there was none. */
    public static Buffer of(RoutingContext ctx) {
        @Nullable Buffer body = ctx.get(KEY);
        return body == null ? Buffer.buffer() : body;
    }

    /** The body as a record; the contract has allowed it already. */
    public static <T> T as(RoutingContext ctx, Class<T> type) {
        var body = of(ctx).getBytes();
        return Json.read(body.length == 0 ? new byte[] {'{', '}'} : body, type);
    }
}
