package dev.evenhand.web.node;

import dev.evenhand.bot.Bot;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.metrics.redis.RedisCustomerHistory;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.web.attachment.AttachmentStore;
import dev.evenhand.web.attachment.BoundedAttachments;
import dev.evenhand.web.attachment.DirectoryAttachments;
import dev.evenhand.web.config.Config;
import dev.evenhand.web.ops.OpsRoutes;
import dev.evenhand.web.redis.RedisAttachments;
import dev.evenhand.web.redis.RedisRoom;
import dev.evenhand.web.server.Services;
import dev.evenhand.web.server.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One running node: handoff, then bot and metrics side by side, then the web on top of them. */
public final class Node {
    private static final long STOP_WITHIN_SECONDS = 10;
    private static final long GIVEN_UP_WITHIN_SECONDS = 5;

    private final Handoff handoff;
    private final Bot bot;
    private final Metrics metrics;
    private final WebServer web;
    private final Optional<String> generatedPassword;

    private Node(Floors floors, WebServer web, Optional<String> generatedPassword) {
        this.handoff = floors.handoff();
        this.bot = floors.bot();
        this.metrics = floors.metrics();
        this.web = web;
        this.generatedPassword = generatedPassword;
    }

    /** What stands below the web. */
    public record Floors(Handoff handoff, Bot bot, Metrics metrics) {
        private Future<Void> stop() {
            return bot.stop().eventually(metrics::stop).eventually(handoff::stop);
        }
    }

    /** What a command adds to a plain node. */
    public interface Extras {
        Extras NONE = new Extras() {};

        /** Further routes; a plain node tells its pages that it is no demo. */
        default List<Services.Mount> mounts() {
            return List.of((router, identity) ->
                    router.get("/api/v1/demo").handler(ctx -> ctx.json(new JsonObject().put("demo", false))));
        }

        /** Work to do once everything else runs, before anybody is let in. */
        default Future<Void> furnish(Floors floors, WebServer web) {
            return Future.succeededFuture();
        }
    }

    /** A node on its way up; the store is there first, and must not outlive a start that is cut short. */
    record Start(Future<Handoff> store, Future<Node> node) {
        /** Stops what there is by now; what is still on its way up finds the store gone, and gives up. */
        Future<Void> stop() {
            return (node.isComplete() ? node : store.compose(Handoff::stop))
                    .transform(gone -> node.timeout(GIVEN_UP_WITHIN_SECONDS, TimeUnit.SECONDS))
                    .transform(up -> up.succeeded() ? up.result().stop() : Future.succeededFuture());
        }
    }

    /** Starts everything; what was started is stopped again when something later fails. */
    static Start start(Vertx vertx, Config config, Extras extras, PrometheusMeterRegistry registry) {
        var store = Handoff.start(vertx, Options.handoff(config));
        var node = store.compose(handoff -> floors(vertx, config, handoff)
                        .recover(failure -> handoff.stop().transform(done -> Future.failedFuture(failure))))
                .compose(floors -> web(vertx, config, floors, extras, registry)
                        .recover(failure -> floors.stop().transform(done -> Future.failedFuture(failure))));
        return new Start(store, node);
    }

    private static Future<Floors> floors(Vertx vertx, Config config, Handoff handoff) {
        var metrics = Metrics.start(vertx, Options.metrics(config), Options.sources(handoff));
        var bot = Bot.start(vertx, Options.bot(config), Options.doors(handoff));
        return Future.join(bot, metrics)
                .map(both -> new Floors(handoff, bot.result(), metrics.result()))
                .recover(failure -> Future.join(bot.compose(Bot::stop), metrics.compose(Metrics::stop))
                        .transform(done -> Future.failedFuture(failure)));
    }

    private static Future<Node> web(
            Vertx vertx, Config config, Floors floors, Extras extras, PrometheusMeterRegistry registry) {
        var mounts = new ArrayList<>(extras.mounts());
        var readiness = new Readiness(floors);
        mounts.add((router, identity) -> new OpsRoutes(readiness::checks, registry).mount(router));
        return WebServer.start(vertx, Options.web(config), services(vertx, config, floors, mounts))
                .compose(web -> web.ensureAdministrator(config.adminPassword())
                        .compose(password -> extras.furnish(floors, web)
                                .compose(furnished -> web.open())
                                .map(open -> new Node(floors, web, password)))
                        .recover(failure -> web.stop().transform(done -> Future.failedFuture(failure))))
                .onSuccess(node -> floors.metrics().onChange(node.web::outcomesChanged));
    }

    private static Services services(Vertx vertx, Config config, Floors floors, List<Services.Mount> mounts) {
        var handoff = floors.handoff();
        var reports = Reports.over(floors.metrics().view(), Clock.systemUTC());
        var metrics = floors.metrics();
        var measurement = new Services.Measurement(
                reports,
                metrics.importer(),
                metrics.exporter(),
                new RedisCustomerHistory(handoff.link()),
                metrics.readingList());
        return new Services(
                handoff.desk(),
                handoff.live(),
                handoff.link(),
                handoff.feed(),
                floors.bot(),
                measurement,
                attachments(vertx, config, handoff),
                mounts);
    }

    private static AttachmentStore attachments(Vertx vertx, Config config, Handoff handoff) {
        var directory = config.attachmentsDirectory();
        var kept = config.attachments().kept();
        var store = directory == null
                ? new RedisAttachments(vertx, handoff.link(), kept)
                : new DirectoryAttachments(vertx, directory, kept);
        var room = new RedisRoom(handoff.link(), config.attachments().mostBytes(), kept);
        return new BoundedAttachments(vertx, store, room, handoff.desk()::stands);
    }

    public int port() {
        return web.port();
    }

    /** The first administrator's password, on the start that generated it. */
    public Optional<String> generatedPassword() {
        return generatedPassword;
    }

    /** Takes no more work, hands off what the bot holds, drains the streams, closes; all within ten seconds. */
    public Future<Void> stop() {
        return bot.stop()
                .eventually(web::stop)
                .eventually(metrics::stop)
                .eventually(handoff::stop)
                .timeout(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
