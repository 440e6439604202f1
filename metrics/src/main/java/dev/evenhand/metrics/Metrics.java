package dev.evenhand.metrics;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.Feed;
import dev.evenhand.handoff.redis.Feed.Consumption;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.audit.ReadingList;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.redis.ClosedConversations;
import dev.evenhand.metrics.redis.RedisOutcomeLog;
import dev.evenhand.metrics.redis.RedisOutcomeSource;
import dev.evenhand.metrics.report.RolledUp;
import dev.evenhand.metrics.store.Contents;
import dev.evenhand.metrics.store.DuckOutcomeView;
import dev.evenhand.metrics.store.Exporter;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import dev.evenhand.metrics.store.ViewTail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/**
 * Metrics at work on one node: conversations that close become outcomes, outcomes become rows of the view.
 *
 * <p>Every node does both; the feed gives each event to one of them, the streams give each outcome to all.
 */
public final class Metrics {
    /** Name under which the feed is consumed, by all nodes together. */
    public static final String GROUP = "metrics";

    private final Parts parts;
    private final Consumption consumption;
    private final Exporter exporter;

    private Metrics(Parts parts, Consumption consumption) {
        this.parts = parts;
        this.consumption = consumption;
        this.exporter = new Exporter(parts.view());
    }

    /** What metrics live on. */
    public record Sources(RedisLink link, Feed feed, Desk desk) {}

    /** Loads the view's engine, which a start would otherwise wait for; blocking, about a second. */
    public static void prepare() {
        DuckOutcomeView.loadEngine();
    }

    /** Opens the view, follows the outcome streams and consumes the feed; fails where Redis or the file cannot be had. */
    public static Future<Metrics> start(Vertx vertx, MetricsOptions options, Sources sources) {
        RedisOutcomeSource source = new RedisOutcomeSource(sources.link());
        RedisOutcomeLog log = new RedisOutcomeLog(sources.link());
        ClosedConversations conversations = new ClosedConversations(sources.link(), sources.desk(), log);
        return source.dataset()
                .compose(
                        dataset -> DuckOutcomeView.open(vertx, options.view(), new Contents(dataset, RolledUp.ROLLUPS)))
                .map(view -> {
                    ViewTail tail = new ViewTail(vertx, source, view);
                    Importer importer = new Importer(vertx, log, options.scratch(), tail::level);
                    return new Parts(log, conversations, view, tail, importer);
                })
                .compose(parts -> begin(parts, sources.feed()));
    }

    private static Future<Metrics> begin(Parts parts, Feed feed) {
        return parts.tail()
                .start()
                .compose(following -> feed.consume(GROUP, ClosedConversations.HEARD, parts.conversations()::handle))
                .onFailure(failure -> parts.stop())
                .map(consumption -> new Metrics(parts, consumption));
    }

    private record Parts(
            RedisOutcomeLog log,
            ClosedConversations conversations,
            DuckOutcomeView view,
            ViewTail tail,
            Importer importer) {
        Future<Void> stop() {
            return tail.stop().eventually(importer::close).eventually(view::close);
        }
    }

    /** SQL over the outcomes this node has seen. */
    public OutcomeView view() {
        return parts.view();
    }

    /** Which conversations are read next by judge and managers. */
    public ReadingList readingList() {
        return new ReadingList(parts.view());
    }

    /** Does a step of what keeps reports fast, as the view does by itself; completes with whether there is more to do. */
    public Future<Boolean> book() {
        return parts.view().advance(Instant.now());
    }

    /** Copies the view's rows under other names, so many in all, to measure by; gone when the view is rebuilt. */
    public Future<Void> copyRows(int times) {
        return parts.view().copyRows(times);
    }

    /** Runs a COPY of the view's rows into a file. */
    public Future<Void> copyOut(SqlQuery copy) {
        return parts.view().run(copy);
    }

    public Importer importer() {
        return parts.importer();
    }

    public Exporter exporter() {
        return exporter;
    }

    /** Where outcomes are kept; for rows that come from elsewhere than a conversation here. */
    public OutcomeLog log() {
        return parts.log();
    }

    /** Folds every conversation anew, see {@link ClosedConversations#recount}. */
    public Future<Appended> recount() {
        return parts.conversations().recount();
    }

    /** Whether the view has read all that the streams held when it started. */
    public boolean caughtUp() {
        return parts.view().caughtUp();
    }

    /** Completes when everything that is stored at this moment can be seen in the view. */
    public Future<Void> level() {
        return parts.tail().level();
    }

    /** How long ago the view held all that was stored; some seconds at most while it follows. */
    public Duration behind() {
        return parts.tail().behind();
    }

    /** Calls {@code listener} when new outcomes became visible in the view. */
    public void onChange(Runnable listener) {
        parts.view().onChange(listener);
    }

    /** Stops consuming, finishes the batch under way and closes the file. */
    public Future<Void> stop() {
        consumption.close();
        return parts.stop();
    }
}
