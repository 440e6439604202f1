package dev.evenhand.web.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads an event stream as a browser would. */
final class SseReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private volatile boolean ended;
    final int status;

    /** {@code id} is null for a passing signal. */
    record Frame(@Nullable String id, JsonObject data) {
        String type() {
            return data.getString("type");
        }
    }

    private SseReader(Vertx vertx, RequestOptions options) {
        client = vertx.createHttpClient();
        var response = client.request(options)
                .compose(request -> request.send())
                .map(this::listen)
                .await();
        status = response.statusCode();
    }

    static SseReader open(House house, String path, String headerName, String header, @Nullable String after) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(house.web.port())
                .setURI(path)
                .putHeader(headerName, header);
        return new SseReader(house.vertx, after == null ? options : options.putHeader("Last-Event-ID", after));
    }

    static SseReader of(House house, House.Talk talk, @Nullable String after) {
        return open(house, talk.at("/events"), "Authorization", "Bearer " + talk.token(), after);
    }

    private HttpClientResponse listen(HttpClientResponse response) {
        response.handler(chunk -> {
            rest.append(chunk.toString());
            int end;
            while ((end = rest.indexOf("\n\n")) >= 0) {
                frame(rest.substring(0, end));
                rest.delete(0, end + 2);
            }
        });
        response.endHandler(end -> ended = true);
        response.exceptionHandler(broken -> ended = true);
        return response;
    }

    private void frame(String text) {
        String id = null;
        String data = null;
        for (var line : text.split("\n", -1)) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
            data = line.startsWith("data: ") ? line.substring(6) : data;
        }
        if (data != null) {
            frames.add(new Frame(id, new JsonObject(data)));
        }
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    List<String> types() {
        return frames.stream().map(Frame::type).toList();
    }

    List<String> texts() {
        return frames.stream()
                .map(frame -> frame.data().getString("text"))
                .filter(Objects::nonNull)
                .toList();
    }

    boolean ended() {
        return ended;
    }

    void awaitEnd() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!ended) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still open after " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    Frame await(String type) {
        return await(frame -> frame.type().equals(type));
    }

    Frame await(Predicate<Frame> wanted) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var found = frames.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("not within " + PATIENCE + "; came: " + frames);
    }

    @Override
    public void close() {
        client.close().await();
    }
}
