package dev.evenhand.bot.model;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An HTTP server that speaks the OpenAI protocol and behaves as it is told, one behaviour a request. */
public final class ModelServer {

    private final Deque<Consumer<HttpServerResponse>> behaviours = new ArrayDeque<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean circling;

    private ModelServer(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::handle);
    }

    public static Future<ModelServer> start(Vertx vertx) {
        var model = new ModelServer(vertx);
        return model.server.listen(0, "127.0.0.1").map(model);
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            bodies.add(body.toString());
            var behaviour = Objects.requireNonNull(behaviours.poll(), "no behaviour");
            if (behaviours.isEmpty() || circling) {
                behaviours.add(behaviour);
            }
            behaviour.accept(request.response());
        });
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    /** What was sent, in order. */
    public List<String> bodies() {
        return bodies;
    }

    /** The last one is repeated. */
    public void behave(List<Consumer<HttpServerResponse>> next) {
        circling = false;
        behaviours.clear();
        bodies.clear();
        behaviours.addAll(next);
    }

    /** After the last one comes the first again. */
    public void circle(List<Consumer<HttpServerResponse>> round) {
        behave(round);
        circling = true;
    }

    /** Streams a text in pieces of a few letters and ends properly. */
    public static Consumer<HttpServerResponse> says(String text) {
        return response -> {
            begin(response, text);
            response.write("data: " + chunk(new JsonObject(), "stop").encode() + "\n\n");
            response.end("data: [DONE]\n\n");
        };
    }

    /** Streams a text and cuts the connection. */
    public static Consumer<HttpServerResponse> breaksAfter(String text) {
        return response -> {
            begin(response, text);
            response.reset();
        };
    }

    public static Consumer<HttpServerResponse> fails(int status) {
        return refuses(status, "1");
    }

    /** Says no, and for how long. */
    public static Consumer<HttpServerResponse> refuses(int status, String retryAfter) {
        return response -> response.setStatusCode(status)
                .putHeader("Retry-After", retryAfter)
                .end("{\"error\":{\"message\":\"no\",\"type\":\"error\"}}");
    }

    /** Ends a stream in good order, but without saying that the answer is complete. */
    public static Consumer<HttpServerResponse> stopsShortAfter(String text) {
        return response -> {
            begin(response, text);
            response.end();
        };
    }

    /** Streams a text up to the longest answer allowed. */
    public static Consumer<HttpServerResponse> runsOver(String text) {
        return response -> {
            begin(response, text);
            response.write("data: " + chunk(new JsonObject(), "length").encode() + "\n\n");
            response.end("data: [DONE]\n\n");
        };
    }

    /** Begins to stream and then falls silent. */
    public static Consumer<HttpServerResponse> fallsSilentAfter(String text) {
        return response -> begin(response, text);
    }

    /** Asks for a tool. */
    public static Consumer<HttpServerResponse> calls(String tool, String arguments) {
        return response -> {
            begin(response, "");
            var function = new JsonObject().put("name", tool).put("arguments", arguments);
            var call = new JsonObject()
                    .put("index", 0)
                    .put("id", "call_1")
                    .put("type", "function")
                    .put("function", function);
            var delta = new JsonObject().put("role", "assistant").put("tool_calls", new JsonArray().add(call));
            response.write("data: " + chunk(delta, null).encode() + "\n\n");
            response.write("data: " + chunk(new JsonObject(), "tool_calls").encode() + "\n\n");
            response.end("data: [DONE]\n\n");
        };
    }

    /** Answers with something that is not the protocol at all. */
    public static Consumer<HttpServerResponse> babbles(String body) {
        return response -> response.putHeader("Content-Type", "text/html").end(body);
    }

    /** Says a text and what it took. */
    public static Consumer<HttpServerResponse> saysCounting(String text, int input, int output) {
        return response -> {
            begin(response, text);
            response.write("data: " + chunk(new JsonObject(), "stop").encode() + "\n\n");
            var usage = new JsonObject()
                    .put("prompt_tokens", input)
                    .put("completion_tokens", output)
                    .put("total_tokens", input + output);
            var last = chunk(new JsonObject(), null)
                    .put("choices", new JsonArray())
                    .put("usage", usage);
            response.end("data: " + last.encode() + "\n\ndata: [DONE]\n\n");
        };
    }

    /** Takes the request and never answers. */
    public static Consumer<HttpServerResponse> hangs() {
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
