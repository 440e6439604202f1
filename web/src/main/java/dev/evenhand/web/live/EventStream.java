package dev.evenhand.web.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One open response of server-sent events. All its state lives on the request's event loop; what comes from elsewhere is
 * posted there.
 *
 * <p>Frames wait in a backlog while the client does not read. History may be as long as it is; a client that falls too
 * far behind live events is cut off, and gets them from the history when it comes back.
 */
public final class EventStream {
    private static final int LONGEST_BACKLOG = 2_000;
    private static final String HEARTBEAT = ": \n\n";

    private final Context context;
    private final HttpServerResponse response;
    private final Queue<String> backlog = new ArrayDeque<>();
    private final List<Runnable> onClose = new ArrayList<>();
    private Runnable onHeartbeat = () -> {};
    private boolean begun;
    private boolean closed;

    EventStream(RoutingContext ctx) {
        this.context = ctx.vertx().getOrCreateContext();
        this.response = ctx.response();
        response.closeHandler(gone -> context.runOnContext(here -> closed()));
        response.exceptionHandler(broken -> context.runOnContext(here -> closed()));
    }

    /** Sends the head; what is written before is dropped, and from here on there is no other answer. */
    void begin() {
        if (closed) {
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no");
        response.drainHandler(drained -> drain());
        begun = true;
        send("retry: 1000\n\n");
    }

    /** Runs on the stream's own event loop, in the order of posting. */
    void post(Runnable step) {
        if (Vertx.currentContext() == context) {
            step.run();
        } else {
            context.runOnContext(here -> step.run());
        }
    }

    /** A stored event. */
    void event(String id, String json) {
        send("id: " + id + "\ndata: " + json + "\n\n");
    }

    /** A passing signal: it has no id, so that a reconnect does not start from it. */
    void signal(String json) {
        send("data: " + json + "\n\n");
        cutOffIfBehind();
    }

    void live(String id, String json) {
        event(id, json);
        cutOffIfBehind();
    }

    private void send(String frame) {
        if (closed || !begun) {
            return;
        }
        if (backlog.isEmpty() && !response.writeQueueFull()) {
            write(frame);
        } else {
            backlog.add(frame);
        }
    }

    private void write(String frame) {
        response.write(frame).onFailure(broken -> post(this::closed));
    }

    private void drain() {
        while (!backlog.isEmpty() && !response.writeQueueFull()) {
            write(backlog.remove());
        }
    }

    private void cutOffIfBehind() {
        if (backlog.size() > LONGEST_BACKLOG) {
            response.reset();
            closed();
        }
    }

    /** Called with each heartbeat that is sent. */
    void onHeartbeat(Runnable step) {
        onHeartbeat = step;
    }

    void heartbeat() {
        if (!closed && begun) {
            if (backlog.isEmpty()) {
                send(HEARTBEAT);
            }
            onHeartbeat.run();
        }
    }

    /** Ends it in good order; the client comes back within seconds, not at the same moment as all others. */
    Future<Void> comeBack() {
        if (closed || !begun) {
            return Future.succeededFuture();
        }
        backlog.clear();
        var retryMillis = ThreadLocalRandom.current().nextLong(300, 3_000);
        return response.end("retry: " + retryMillis + "\n\n").onComplete(ended -> closed());
    }

    void onClose(Runnable step) {
        if (closed) {
            step.run();
        } else {
            onClose.add(step);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Lets go of everything, once. */
    void closed() {
        if (!closed) {
            closed = true;
            backlog.clear();
            onClose.forEach(Runnable::run);
        }
    }

    /** Reads the standard header by which a client says where to go on; null for from the first. */
    static @Nullable String lastEventId(RoutingContext ctx) {
        var id = ctx.request().getHeader("Last-Event-ID");
        return id == null || id.isBlank() ? null : id.strip();
    }
}
