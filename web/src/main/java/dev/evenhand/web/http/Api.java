package dev.evenhand.web.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operations of the contract and what is behind each: admitted by the gate, bounded, held against the contract, done.
 *
 * <p>Fails to build when the contract and the routes differ by a single operation.
 */
public final class Api {
    private static final int FIRST_REFUSAL = 400;

    private final Contract contract;
    private final Map<String, Behind> behind = new HashMap<>();
    private final Set<String> checkedByHand = new HashSet<>();
    private final Set<String> streaming = new HashSet<>();
    private Witness witness = (ctx, operation) -> {};

    /** What is behind an operation. */
    @FunctionalInterface
    public interface Action {
        Future<Answer> on(RoutingContext ctx);
    }

    /** The two ways an operation ends: with an answer, or by writing to the response itself. */
    private interface Behind extends Handler<RoutingContext> {}

    /** A set of operations of one audience. */
    public interface Routes {
        void mount(Api api);
    }

    public Api(Contract contract) {
        this.contract = contract;
    }

    public Api on(String operation, Action action) {
        behind.put(
                operation,
                ctx -> action.on(ctx).onSuccess(answer -> answer.send(ctx)).onFailure(ctx::fail));
        return this;
    }

    /** For the hot routes: the action checks the body itself, held to the contract by a test. */
    public Api onUnchecked(String operation, Action action) {
        checkedByHand.add(operation);
        return on(operation, action);
    }

    /** The handler reads the paused request and writes the response by itself. */
    public Api onStream(String operation, Handler<RoutingContext> handler) {
        streaming.add(operation);
        behind.put(operation, handler::handle);
        return this;
    }

    /** Tells this one of whatever was done. */
    public Api witnessedBy(Witness present) {
        witness = present;
        return this;
    }

    public Api with(Routes routes) {
        routes.mount(this);
        return this;
    }

    /** Builds the router; {@code embedding} answers for pages of other origins. */
    public Future<Router> router(Vertx vertx, Gate gate, Handler<RoutingContext> embedding) {
        requireAll();
        return contract.routable(vertx).map(routable -> {
            var router = Router.router(vertx);
            var check = new ContractCheck(routable);
            for (var operation : contract.operations()) {
                mount(router, operation, new Way(gate, check, embedding));
            }
            refuseOtherMethods(router);
            return router;
        });
    }

    private record Way(Gate gate, ContractCheck check, Handler<RoutingContext> embedding) {}

    private void mount(Router router, Operation operation, Way way) {
        if (operation.embeddable()) {
            router.options(operation.route()).handler(way.embedding());
        }
        var route = router.route(operation.method(), operation.route());
        if (operation.embeddable()) {
            route.handler(way.embedding());
        }
        route.handler(ctx -> enter(ctx, operation, way));
        route.handler(behind.get(operation.id()));
        route.failureHandler(Problems::answer);
    }

    /** After all operations: who gets here named an address of ours and a method it does not take. */
    private void refuseOtherMethods(Router router) {
        var methods = new LinkedHashMap<String, Set<String>>();
        for (var operation : contract.operations()) {
            methods.computeIfAbsent(operation.route(), route -> new TreeSet<>())
                    .add(operation.method().name());
        }
        methods.forEach((route, allowed) -> router.route(route).handler(ctx -> {
            ctx.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            Problems.send(
                    ctx.request(),
                    Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "It takes " + String.join(", ", allowed) + "."));
        }));
    }

    private void enter(RoutingContext ctx, Operation operation, Way way) {
        ctx.request().pause();
        way.gate()
                .admit(ctx, operation)
                .compose(admitted -> ContractCheck.names(ctx, operation))
                .compose(known -> streaming.contains(operation.id())
                        ? parameters(ctx, operation, way)
                        : body(ctx, operation, way))
                .onSuccess(ready -> {
                    ctx.addEndHandler(ended -> tell(ctx, operation));
                    ctx.next();
                })
                .onFailure(failure -> {
                    ctx.request().resume();
                    ctx.fail(failure);
                });
    }

    /** What was refused or went wrong was not done. */
    private void tell(RoutingContext ctx, Operation operation) {
        if (ctx.response().getStatusCode() < FIRST_REFUSAL) {
            witness.saw(ctx, operation);
        }
    }

    private Future<Void> parameters(RoutingContext ctx, Operation operation, Way way) {
        return way.check().parameters(ctx, operation);
    }

    private Future<Void> body(RoutingContext ctx, Operation operation, Way way) {
        return BoundedBody.read(ctx.request(), operation.bodyLimit()).compose(body -> {
            BoundedBody.keep(ctx, body);
            if (checkedByHand.contains(operation.id())) {
                return way.check().mediaType(ctx, operation, body);
            }
            return parameters(ctx, operation, way).compose(right -> way.check().body(ctx, operation, body));
        });
    }

    private void requireAll() {
        var promised = new HashSet<String>();
        contract.operations().forEach(operation -> promised.add(operation.id()));
        if (!promised.equals(behind.keySet())) {
            var missing = new HashSet<>(promised);
            missing.removeAll(behind.keySet());
            var unknown = new HashSet<>(behind.keySet());
            unknown.removeAll(promised);
            throw new IllegalStateException(
                    "contract without routes: " + missing + ", routes without contract: " + unknown);
        }
    }
}
