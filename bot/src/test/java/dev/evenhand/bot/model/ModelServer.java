package dev.evenhand.bot.model;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** An HTTP server that speaks the OpenAI protocol and behaves as it is told, one behaviour a request. */
final class ModelServer {

    private final Deque<Consumer<HttpServerResponse>> behaviours = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final HttpServer server;

    private ModelServer(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::handle);
    }

    static Future<ModelServer> start(Vertx vertx) {
        var model = new ModelServer(vertx);
        return model.server.listen(0, "127.0.0.1").map(model);
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            bodies.add(body.toString());
            var behaviour = behaviours.size() > 1 ? behaviours.poll() : behaviours.peek();
            behaviour.accept(request.response());
        });
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    /** What was sent, in order. */
    List<String> bodies() {
        return bodies;
    }

    /** The last one is repeated. */
    void behave(List<Consumer<HttpServerResponse>> next) {
        behaviours.clear();
        bodies.clear();
        behaviours.addAll(next);
    }

    /** Streams a text in pieces of a few letters and ends properly. */
    static Consumer<HttpServerResponse> says(String text) {
        return response -> {
            begin(response, text);
            response.write("data: " + chunk(new JsonObject(), "stop").encode() + "\n\n");
            response.end("data: [DONE]\n\n");
        };
    }

    /** Streams a text and cuts the connection. */
    static Consumer<HttpServerResponse> breaksAfter(String text) {
        return response -> {
            begin(response, text);
            response.reset();
        };
    }

    static Consumer<HttpServerResponse> fails(int status) {
        return response -> response.setStatusCode(status)
                .putHeader("Retry-After", "1")
                .end("{\"error\":{\"message\":\"no\",\"type\":\"error\"}}");
    }

    /** Takes the request and never answers. */
    static Consumer<HttpServerResponse> hangs() {
        return response -> {};
    }

    private static void begin(HttpServerResponse response, String text) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        for (int i = 0; i < text.length(); i += 7) {
            String piece = text.substring(i, Math.min(text.length(), i + 7));
            var delta = new JsonObject().put("role", "assistant").put("content", piece);
            response.write("data: " + chunk(delta, null).encode() + "\n\n");
        }
    }

    private static JsonObject chunk(JsonObject delta, @org.jspecify.annotations.Nullable String finish) {
        var choice = new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", finish);
        return new JsonObject()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", "test")
                .put("choices", new JsonArray().add(choice));
    }
}
