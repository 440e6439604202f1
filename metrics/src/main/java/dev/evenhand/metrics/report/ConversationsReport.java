package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.LocalTimes;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The rows behind a number, newest first. */
final class ConversationsReport {
    private final OutcomeView view;
    private final ReportQuery query;
    private final ListReports lists;
    private final Sql cohort;

    ConversationsReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.lists = new ListReports(view, query, now);
        this.cohort = Circle.met(Sql.cohort(query, now), query.focus().entry());
    }

    Future<Listing<Rows.Conversation>> answer() {
        ReportQuery.Focus focus = query.focus();
        Sql meant = Cells.UNKNOWN.equals(focus.reason()) ? passed().and("handed_off") : passed();
        Sql rows = begun(meant.equal("state", focus.state())
                .equal("handoff_reason", focus.reason())
                .equal("human_agent", focus.agent())
                .equal("bot_version", focus.version()));
        String columns =
                "conversation, epoch_ms(started_at), epoch_ms(closed_at), entry::VARCHAR, topic, locale, channel,"
                        + " state::VARCHAR, handoff_reason::VARCHAR, human_agent, survey_csat";
        return view.query(
                        rows.select(columns, "ORDER BY started_at DESC, conversation LIMIT " + focus.limit()),
                        ConversationsReport::conversation)
                .map(lists::listing);
    }

    /** Those that pass the station asked for; as in the way of all conversations the customer wrote in each. */
    private Sql passed() {
        ReportQuery.Group group = query.focus().group();
        return group == null
                ? cohort
                : new GroupRows(group, query.cohort()).of(cohort).and(FunnelReport.ROWS);
    }

    private Sql begun(Sql rows) {
        ReportQuery.Begun begun = query.focus().begun();
        String local = LocalTimes.of("started_at", query.cohort());
        Sql days = begun.weekday() == null ? rows : rows.and("isodow(" + local + ") = " + begun.weekday());
        return begun.hour() == null ? days : days.and("hour(" + local + ") = " + begun.hour());
    }

    private static Rows.Conversation conversation(ResultSet row) throws SQLException {
        int csat = row.getInt(11);
        return new Rows.Conversation(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)).toString(),
                Instant.ofEpochMilli(row.getLong(3)).toString(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                csat == 0 ? null : csat);
    }
}
