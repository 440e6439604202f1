package dev.evenhand.web.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /metrics}.
 *
 * <p>Live says that the process answers; ready says, check by check, that it may be sent customers (503 while not).
 */
public final class OpsRoutes {
    private final Supplier<Future<List<Check>>> checks;
    private final PrometheusMeterRegistry registry;

    public OpsRoutes(Supplier<Future<List<Check>>> checks, PrometheusMeterRegistry registry) {
        this.checks = checks;
        this.registry = registry;
    }

    public void mount(Router router) {
        read(router, "/health/live").handler(ctx -> ctx.json(new JsonObject().put("status", "live")));
        read(router, "/health/ready").handler(this::ready);
        read(router, "/metrics").handler(this::metrics);
    }

    /** Balancers and uptime checks send HEAD. */
    private static Route read(Router router, String path) {
        return router.get(path).method(HttpMethod.HEAD);
    }

    private void ready(RoutingContext ctx) {
        checks.get()
                .otherwise(failure -> List.of(new Check("checks", false, "could not be made; see the log")))
                .onSuccess(made -> answer(ctx, made));
    }

    private static void answer(RoutingContext ctx, List<Check> made) {
        var ready = made.stream().allMatch(Check::ok);
        var list = new JsonArray();
        made.forEach(check -> list.add(
                new JsonObject().put("name", check.name()).put("ok", check.ok()).put("detail", check.detail())));
        ctx.response().setStatusCode(ready ? 200 : 503);
        ctx.json(new JsonObject().put("status", ready ? "ready" : "not ready").put("checks", list));
    }

    private void metrics(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
    }
}
