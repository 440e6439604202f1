package dev.evenhand.web.server;

import dev.evenhand.web.http.Contract;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** The contract in full, as YAML and JSON, and a page for every kind of problem. */
final class Reference {
    private final Contract contract;

    Reference(Contract contract) {
        this.contract = contract;
    }

    void mount(Router router) {
        router.get("/openapi.yaml").handler(ctx -> text(ctx, "application/yaml; charset=utf-8", contract.yaml()));
        router.get("/openapi.json").handler(ctx -> text(ctx, "application/json", contract.json()));
        router.get("/problems/:kind").handler(Reference::explain);
    }

    private static void explain(RoutingContext ctx) {
        var kind = ProblemKind.of(Objects.requireNonNull(ctx.pathParam("kind")));
        if (kind.isEmpty()) {
            ctx.fail(Problem.of(ProblemKind.NOT_FOUND));
            return;
        }
        var known = kind.get();
        text(ctx, "text/plain; charset=utf-8", known.title() + " (" + known.status() + ")\n\n" + known.advice() + "\n");
    }

    private static void text(RoutingContext ctx, String type, String text) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(text);
    }
}
