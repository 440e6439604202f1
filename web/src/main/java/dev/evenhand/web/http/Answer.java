package dev.evenhand.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers when all went well.
 *
 * @param body a JSON text; null for none
 */
public record Answer(int status, @Nullable String body) {
    public static Answer ok(Object body) {
        return new Answer(200, Json.text(body));
    }

    public static Answer created(Object body) {
        return new Answer(201, Json.text(body));
    }

    public static Answer accepted(Object body) {
        return new Answer(202, Json.text(body));
    }

    /** Stored; there is nothing more to say. */
    public static Answer accepted() {
        return new Answer(202, "{}");
    }

    public static Answer nothing() {
        return new Answer(204, null);
    }

    /** Writes it; ends the exchange. */
    public void send(RoutingContext ctx) {
        var response = ctx.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (body == null) {
            response.end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body);
        }
    }
}
