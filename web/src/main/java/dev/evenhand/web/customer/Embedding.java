package dev.evenhand.web.customer;

import dev.evenhand.web.auth.Origins;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Problems;
import dev.evenhand.web.settings.CurrentSettings;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Which pages of other origins may call the widget's operations (CORS): those on the list, and always our own. Requests
 * without an Origin come from no browser's page and pass.
 */
public final class Embedding implements Handler<RoutingContext> {
    private final CurrentSettings settings;

    public Embedding(CurrentSettings settings) {
        this.settings = settings;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        ctx.response().putHeader(HttpHeaders.VARY, "Origin");
        if (origin == null || Origins.isHost(origin, ctx.request())) {
            pass(ctx);
        } else if (settings.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            ctx.response()
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After, Content-Disposition");
            pass(ctx);
        } else {
            Problems.send(ctx.request(), Problem.of(ProblemKind.WRONG_ORIGIN));
        }
    }

    private static void pass(RoutingContext ctx) {
        if (!ctx.request().method().equals(HttpMethod.OPTIONS)) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Last-Event-ID")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
                .setStatusCode(204)
                .end();
    }
}
