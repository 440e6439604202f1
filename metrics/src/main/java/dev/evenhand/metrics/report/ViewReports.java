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
import dev.evenhand.metrics.report.forecast.ForecastReport;
import dev.evenhand.metrics.report.judged.JudgedReport;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.warning.AlertsReport;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** Reports over the columnar view; every answer is as of the clock's now. */
final class ViewReports implements Reports {
    private final OutcomeView view;
    private final Clock clock;

    ViewReports(OutcomeView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Future<Comparison> comparison(ReportQuery query) {
        return new ComparisonReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Listing<Rows.Period>> trend(ReportQuery query) {
        return lists(query).trend();
    }

    @Override
    public Future<Listing<Comparison.TopicLine>> topics(ReportQuery query) {
        Sql cohort = Sql.cohort(query, clock.instant());
        return TopicLines.of(new TopicLines.Rows(view, cohort), new RawFigures(Arms.in(query.house())))
                .map(lists(query)::listing);
    }

    @Override
    public Future<Listing<Rows.Flow>> funnel(ReportQuery query) {
        return new FunnelReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Listing<Rows.Hour>> heatmap(ReportQuery query) {
        return lists(query).heatmap();
    }

    @Override
    public Future<Listing<Rows.Agent>> agents(ReportQuery query) {
        return lists(query).agents();
    }

    @Override
    public Future<Listing<Rows.BotVersion>> versions(ReportQuery query) {
        return lists(query).versions();
    }

    @Override
    public Future<Listing<Rows.Reason>> reasons(ReportQuery query) {
        return new ReasonsReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Listing<Rows.Channel>> channels(ReportQuery query) {
        return new ChannelsReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Listing<Rows.Measure>> measures(ReportQuery query) {
        return new MeasuresReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Listing<Rows.Conversation>> conversations(ReportQuery query) {
        return new ConversationsReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Recontact> recontact(ReportQuery query) {
        return new RecontactReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Judged> judged(ReportQuery query) {
        return new JudgedReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<Alerts> alerts(ReportQuery query) {
        return new AlertsReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<ForecastAnswer> forecast(ReportQuery query) {
        return new ForecastReport(view, query, clock.instant()).answer();
    }

    @Override
    public Future<List<DefinitionText>> definitions(ReportQuery query) {
        return Future.succeededFuture(DefinitionTexts.all(query.chinese()));
    }

    @Override
    public Future<Rows.Filters> filters(ReportQuery query) {
        return lists(query).filters();
    }

    @Override
    public Future<Working> working(ReportQuery query) {
        return new WorkingReport(view, query, clock.instant()).answer();
    }

    private ListReports lists(ReportQuery query) {
        return new ListReports(view, query, clock.instant());
    }
}
