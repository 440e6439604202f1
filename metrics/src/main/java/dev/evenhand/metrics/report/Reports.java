package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Alerts;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.DefinitionText;
import dev.evenhand.metrics.report.answer.ForecastAnswer;
import dev.evenhand.metrics.report.answer.Judged;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Recontact;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.warning.WatchedMetric;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every report over the outcomes. Components of the answers are named as the JSON fields.
 *
 * <p>Fails with what the view fails with ({@code ViewBusy}, {@code ViewFailure}); questions were checked when they were parsed.
 */
public interface Reports {
    /** Over a view, as of the clock's now. */
    static Reports over(OutcomeView view, Clock clock) {
        return new ViewReports(view, clock);
    }

    /**
     * Reads a query from its parameters ({@code from}, {@code to}, {@code window}, {@code strata}, {@code target}, {@code topic},
     * {@code channel}, {@code locale}, {@code tz}, {@code view}, {@code definition}, {@code lang}, {@code metric}, {@code figure}, {@code by},
     * {@code of}, {@code step},
     * {@code entry}, {@code state}, {@code reason}, {@code agent}, {@code weekday}, {@code hour}, {@code version}, {@code limit}); all may be left out, an empty one counts as left out.
     *
     * @throws BadQuery naming the parameter and what would do; any other parameter is left to who takes the request
     */
    static ReportQuery query(Map<String, String> parameters, Instant now) {
        return new QueryParameters(parameters, now).query();
    }

    /** Watched metrics by name, in their order, and whether each is a share. */
    static Map<String, Boolean> watched() {
        Map<String, Boolean> metrics = new LinkedHashMap<>();
        WatchedMetric.ALL.forEach(metric -> metrics.put(metric.name(), metric.share()));
        return Collections.unmodifiableMap(metrics);
    }

    /** Bot first against people first. */
    Future<Comparison> comparison(ReportQuery query);

    /** One metric by day or week. */
    Future<Listing<Rows.Period>> trend(ReportQuery query);

    /** FCR by topic, difference by difference, with the correction for looking at many. */
    Future<Listing<Comparison.TopicLine>> topics(ReportQuery query);

    /** The way of all conversations. */
    Future<Listing<Rows.Flow>> funnel(ReportQuery query);

    /** One metric by hour and weekday. */
    Future<Listing<Rows.Hour>> heatmap(ReportQuery query);

    Future<Listing<Rows.Agent>> agents(ReportQuery query);

    /** What the bot did, by the version of what it knew. */
    Future<Listing<Rows.BotVersion>> versions(ReportQuery query);

    /** Why the bot handed off. */
    Future<Listing<Rows.Reason>> reasons(ReportQuery query);

    Future<Listing<Rows.Channel>> channels(ReportQuery query);

    /** NPS, waiting, abandonment, first reply, handoff rate, containment, complaints. */
    Future<Listing<Rows.Measure>> measures(ReportQuery query);

    /** The rows behind a number, newest first. */
    Future<Listing<Rows.Conversation>> conversations(ReportQuery query);

    /** How long contacts stay resolved, recent ones included. */
    Future<Recontact> recontact(ReportQuery query);

    /** How many were resolved as a judging machine sees it, set right by audits. */
    Future<Judged> judged(ReportQuery query);

    /** What is not as it usually is. */
    Future<Alerts> alerts(ReportQuery query);

    /** Contacts to expect, and the people they take. */
    Future<ForecastAnswer> forecast(ReportQuery query);

    /** Every version of the rules in words. */
    Future<List<DefinitionText>> definitions(ReportQuery query);

    /** What there is to filter by. */
    Future<Rows.Filters> filters(ReportQuery query);

    /** How the query's metric was made. */
    Future<Working> working(ReportQuery query);
}
