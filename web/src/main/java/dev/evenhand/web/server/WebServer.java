package dev.evenhand.web.server;

import dev.evenhand.web.auth.Accounts;
import dev.evenhand.web.customer.Embedding;
import dev.evenhand.web.http.Contract;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Problems;
import dev.evenhand.web.redis.RedisSecrets;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.webhook.Webhooks;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The HTTP server of one node: API, event streams, pages. Its door is shut until {@link #open}. */
public final class WebServer {
    private static final int IDLE_SECONDS = 300;
    private static final int[] EVERY_ERROR = {400, 404, 405, 413, 415, 500};

    private final HttpServer server;
    private final Wiring wiring;
    private final Webhooks webhooks;
    private volatile boolean listening;

    private WebServer(HttpServer server, Wiring wiring, Webhooks webhooks) {
        this.server = server;
        this.wiring = wiring;
        this.webhooks = webhooks;
    }

    /** All but the open door, so that accounts can be made first. Fails when the contract and the routes differ or the store is away. */
    public static Future<WebServer> start(Vertx vertx, WebOptions options, Services services) {
        return Wiring.Keys.load(new RedisSecrets(services.link()))
                .map(keys -> new Wiring(vertx, options, services, keys))
                .compose(wiring -> wiring.settings
                        .start()
                        .compose(ready -> router(vertx, wiring, services))
                        .map(router -> server(vertx, options, router))
                        .compose(server -> wiring.webhooks().map(told -> new WebServer(server, wiring, told))));
    }

    /** Lets people in, and begins the rounds. Fails when the port is taken. */
    public Future<Void> open() {
        return server.connectionHandler(this::admit).listen().<Void>mapEmpty().onSuccess(begun -> {
            listening = true;
            wiring.judgeRounds.start();
            wiring.alertRounds.start();
            wiring.tidying.start();
        });
    }

    private static Future<Router> router(Vertx vertx, Wiring wiring, Services services) {
        return vertx.executeBlocking(Contract::bundled).compose(contract -> router(vertx, wiring, services, contract));
    }

    private static Future<Router> router(Vertx vertx, Wiring wiring, Services services, Contract contract) {
        return wiring.api(contract)
                .router(vertx, wiring.gate(), new Embedding(wiring.settings))
                .map(api -> {
                    var router = Router.router(vertx);
                    router.route().handler(new SecurityHeaders());
                    services.mounts().forEach(mount -> mount.on(router, wiring.identity()));
                    new Reference(contract).mount(router);
                    wiring.pages().mount(router);
                    router.route("/*").subRouter(api);
                    for (int status : EVERY_ERROR) {
                        router.errorHandler(status, Problems::answer);
                    }
                    return router;
                });
    }

    private static HttpServer server(Vertx vertx, WebOptions options, Router router) {
        var http = new HttpServerOptions()
                .setHost(options.door().host())
                .setPort(options.door().port())
                .setIdleTimeout(IDLE_SECONDS)
                .setTcpNoDelay(true)
                // No browser speaks it, and admit() sees a connection at once only where no second protocol may follow.
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(8 * 1024)
                .setCompressionSupported(true);
        return vertx.createHttpServer(http).requestHandler(request -> route(request, router));
    }

    /** Vert.x measures a server only once it listens, and never answers a connection made before. Whoever is as early comes again. */
    private void admit(HttpConnection connection) {
        if (!listening) {
            connection.close();
        }
    }

    /** An address that cannot be decoded can be told to nobody behind, neither to a route nor to its failure handler. */
    private static void route(HttpServerRequest request, Router router) {
        try {
            QueryStringDecoder.decodeComponent(request.path());
        } catch (IllegalArgumentException malformed) {
            Problems.send(request, Problem.of(ProblemKind.MALFORMED_ADDRESS));
            return;
        }
        router.handle(request);
    }

    /** The port listened on, also where any free one was asked for. */
    public int port() {
        return server.actualPort();
    }

    /** Who may sign in. */
    public Accounts accounts() {
        return wiring.accounts;
    }

    /** What managers set, for all nodes. */
    public CurrentSettings settings() {
        return wiring.settings;
    }

    /** Tells managers' pages that there are new outcomes, and those who read them. */
    public void outcomesChanged() {
        wiring.hub.outcomesChanged();
        wiring.judgeRounds.outcomesChanged();
    }

    /**
     * Makes the first administrator where there is none.
     *
     * @param password null to have one generated
     * @return the generated password, to be shown this once; empty when none was
     */
    public Future<Optional<String>> ensureAdministrator(@Nullable String password) {
        return wiring.accounts.ensureAdministrator(password);
    }

    /** Ends the streams with a hint when to come back, then lets go of the port. */
    public Future<Void> stop() {
        wiring.settings.stop();
        wiring.places.stop();
        wiring.hub.stop();
        return wiring.judgeRounds
                .stop()
                .eventually(wiring.alertRounds::stop)
                .eventually(wiring.alerting.tellers()::stop)
                .eventually(wiring.tidying::stop)
                .eventually(wiring.streams::drain)
                .eventually(webhooks::stop)
                .eventually(server::close)
                .eventually(wiring.passwords::close);
    }
}
