package dev.evenhand.web.alert;

import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.report.answer.Alerts.Row;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the watched metrics, on one of the nodes each time, and raises, follows and ends alerts.
 *
 * <p>An alert somebody has in hand ends by a person's word alone; one nobody took ends when the metric is back to usual. What
 * people have resolved is not raised again before the metric was back to usual once, unless it gets worse.
 */
public final class AlertRounds {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRounds.class);
    /** After a start the view may still be filling. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Needs needs;
    private final Announcing announcing;
    private final Duration every;
    private final Clock clock = Clock.systemUTC();
    private Future<Void> round = Future.succeededFuture();
    private long timer = -1;

    /** What the rounds go through. */
    public record Needs(Reports reports, CurrentSettings settings, AlertStore store, Tellers tellers) {}

    public AlertRounds(Vertx vertx, Needs needs, Duration every) {
        this.vertx = vertx;
        this.needs = needs;
        this.announcing = new Announcing(needs.store(), needs.tellers());
        this.every = every;
    }

    public void start() {
        long first = Math.min(FIRST.toMillis(), every.toMillis());
        timer = vertx.setPeriodic(first, every.toMillis(), tick -> begin());
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return round.otherwiseEmpty();
    }

    private void begin() {
        if (round.isComplete()) {
            round = needs.store()
                    .turn(every.minus(every.dividedBy(10)))
                    .compose(ours -> ours ? look() : Future.succeededFuture())
                    .onFailure(cause -> LOG.info("Alerts are looked at later: {}", cause.getMessage()));
        }
    }

    private Future<Void> look() {
        Instant now = clock.instant();
        return announcing.again(now).compose(told -> look(now));
    }

    private Future<Void> look(Instant now) {
        var query = Reports.query(Map.of(), now).in(needs.settings().now().house());
        return needs.reports().alerts(query).compose(found -> needs.store()
                .open()
                .compose(open ->
                        needs.store().hushed().compose(hushed -> each(new Seen(open, hushed, now), found.rows()))));
    }

    /** What stood when the round began. */
    private record Seen(List<Alert> open, Map<String, String> hushed, Instant now) {
        Optional<Alert> of(String metric) {
            return open.stream().filter(alert -> alert.metric().equals(metric)).findFirst();
        }

        boolean silenced(Row row) {
            return Alert.badness(row.level()) <= Alert.badness(hushed.getOrDefault(row.metric(), "green"));
        }
    }

    private Future<Void> each(Seen seen, List<Row> rows) {
        Future<Void> done = Future.succeededFuture();
        for (Row row : rows) {
            done = done.compose(before -> one(seen, row));
        }
        return done;
    }

    private Future<Void> one(Seen seen, Row row) {
        var standing = seen.of(row.metric());
        if (standing.isPresent()) {
            return standing.get().after(row, seen.now()).map(this::followed).orElseGet(Future::succeededFuture);
        }
        if (row.level().equals("green") && seen.hushed().containsKey(row.metric())) {
            return needs.store().calm(row.metric());
        }
        return Alert.alarming(row) && !seen.silenced(row)
                ? kept(Alert.raised(UUID.randomUUID().toString(), row, seen.now()), Occasion.ALERT_RAISED)
                : Future.succeededFuture();
    }

    private Future<Void> followed(Alert alert) {
        if (alert.passed()) {
            return kept(alert, null)
                    .compose(kept -> kept(alert.resolved("", "", clock.instant()), Occasion.ALERT_RESOLVED));
        }
        var last = alert.trail().get(alert.trail().size() - 1).what();
        return kept(alert, last == Alert.What.WORSENED ? Occasion.ALERT_RAISED : null);
    }

    private Future<Void> kept(Alert alert, @Nullable Occasion occasion) {
        return announcing.keep(alert, occasion).mapEmpty();
    }
}
