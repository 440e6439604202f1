package dev.evenhand.web.walk;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One party talking to the API with plain HTTP, as curl would. */
final class Caller {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String address;
    private final String header;
    private final String value;

    private Caller(String address, String header, String value) {
        this.address = address;
        this.header = header;
        this.value = value;
    }

    static Caller anybody(String address) {
        return new Caller(address, "Accept", "application/json");
    }

    Caller withToken(String token) {
        return new Caller(address, "Authorization", "Bearer " + token);
    }

    Caller at(String other) {
        return new Caller(other, header, value);
    }

    /** Signs in and keeps the cookie. */
    Caller signedIn(String name, String password) throws Exception {
        var answer = post("/api/v1/session", new JsonObject().put("name", name).put("password", password));
        var cookie = answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        return new Caller(address, "Cookie", cookie);
    }

    HttpResponse<String> post(String path, JsonObject body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build());
    }

    /** A body that is no JSON object. */
    HttpResponse<String> send(String path, String type, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> put(String path, JsonObject body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.encode()))
                .build());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Origin", address)
                .header(header, value);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Events of a conversation from the first until one fits; all of them are returned. */
    List<JsonObject> eventsUntil(String conversation, Predicate<List<JsonObject>> enough) throws Exception {
        var request = request("/api/v1/conversations/" + conversation + "/events")
                .GET()
                .build();
        var events = new ArrayList<JsonObject>();
        var deadline = Instant.now().plus(PATIENCE);
        try (var lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            var each = lines.iterator();
            while (!enough.test(events) && each.hasNext() && Instant.now().isBefore(deadline)) {
                var line = each.next();
                if (line.startsWith("data:")) {
                    events.add(new JsonObject(line.substring("data:".length())));
                }
            }
        }
        return events;
    }
}
