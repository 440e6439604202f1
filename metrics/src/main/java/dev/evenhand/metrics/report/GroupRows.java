package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.Group;
import dev.evenhand.metrics.report.query.ReportQuery.Step;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.InWords;

/** The rows of one group of a list, and in words what keeps the others out. */
record GroupRows(Group group, ReportQuery.Cohort asked) {
    private static final InWords KEPT = new InWords("Of this group", "属于这一组");

    Sql of(Sql cohort) {
        String of = group.of();
        return switch (group.by()) {
            case TOPIC -> cohort.equal("topic", of);
            case CHANNEL -> cohort.equal("channel", of);
            case REASON -> Circle.met(cohort, "bot_first").and("handed_off").equal("handoff_reason", of);
            case AGENT -> Groups.held(cohort).equal("human_agent", of);
            case VERSION -> Groups.versioned(cohort).equal("bot_version", of);
            case HOUR -> cohort.and(Groups.weekday(asked) + " = " + part(0)).and(Groups.hour(asked) + " = " + part(1));
            case DAY -> cohort.equal(Groups.period(Step.DAY, asked), of);
            case WEEK -> cohort.equal(Groups.period(Step.WEEK, asked), of);
            case STATION -> cohort.and(Stations.condition(of).orElseThrow());
        };
    }

    private int part(int place) {
        return Integer.parseInt(group.of().split("-", -1)[place]);
    }

    /** As it would be written over the columns of an export; times are local. */
    String condition() {
        String of = group.of();
        return switch (group.by()) {
            case TOPIC -> is("topic", of);
            case CHANNEL -> is("channel", of);
            case REASON -> "entry = 'bot_first' AND handed_off AND " + is("handoff_reason", of);
            case AGENT -> is("human_agent", of);
            case VERSION -> "entry = 'bot_first' AND " + is("bot_version", of);
            case HOUR -> "isodow(started_at) = " + part(0) + " AND hour(started_at) = " + part(1);
            case DAY -> "date_trunc('day', started_at) = " + quoted(of);
            case WEEK -> "date_trunc('week', started_at) = " + quoted(of);
            case STATION ->
                Stations.condition(of).orElseThrow().replace(MeasureList.LEFT_LINE.name(), MeasureList.LEFT_LINE.sql());
        };
    }

    private static String is(String column, String value) {
        return value.equals(Cells.UNKNOWN) ? column + " IS NULL" : column + " = " + quoted(value);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    Conditions.Condition words() {
        InWords reason =
                switch (group.by()) {
                    case TOPIC -> new InWords("about another topic", "属于其他主题");
                    case CHANNEL -> new InWords("on another channel", "来自其他渠道");
                    case REASON ->
                        new InWords("not handed off for this reason, or people went first", "不是因该原因转人工，或由人工先接待");
                    case AGENT -> new InWords("nobody or somebody else held it last", "最后接待的不是该客服，或没有人工接待");
                    case VERSION ->
                        new InWords(
                                "the bot answered with another version, or did not go first", "机器人使用其他版本，或不是机器人先接待");
                    case HOUR -> new InWords("began at another hour of the week", "在一周中的其他时段开始");
                    case DAY -> new InWords("began on another day", "在其他日期开始");
                    case WEEK -> new InWords("began in another week", "在其他周开始");
                    case STATION -> new InWords("went another way", "走了其他路径");
                };
        return new Conditions.Condition("group", KEPT, reason);
    }
}
