package dev.evenhand.metrics.report.warning;

import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.rollup.Sum;
import java.util.List;

/**
 * A daily figure that is watched.
 *
 * @param good the condition counted, or the seconds averaged
 * @param among the condition of rows counted at all; empty for seconds
 */
public record WatchedMetric(String name, String unit, String good, String among) {
    /** In the order in which they are shown. */
    public static final List<WatchedMetric> ALL = List.of(
            share("fcr", "success", "mature AND engaged AND first_contact"),
            share("csat", "survey_csat >= 4", "survey_csat IS NOT NULL"),
            share("unanswered", "state = 'unanswered'", "engaged"),
            share("handoff", "handed_off", "engaged AND entry = 'bot_first'"),
            share("abandonment", "state = 'queue_abandoned'", "handoff_queued_at IS NOT NULL"),
            share("complaints", "complaint", "complaint IS NOT NULL"),
            seconds("wait", "wait_seconds"),
            seconds("first_reply", "first_reply_seconds"),
            seconds("aht", "handle_seconds"));

    /** Before its name, where it is told how a day of it came to ring. */
    public static final String FIGURE = "watched_";

    /** Two of each. */
    public static final List<Sum> SUMS =
            ALL.stream().flatMap(metric -> metric.sums().stream()).toList();

    private static WatchedMetric share(String name, String good, String among) {
        return new WatchedMetric(name, "share", good, among);
    }

    private static WatchedMetric seconds(String name, String column) {
        return new WatchedMetric(name, "seconds", column, "");
    }

    /** A share of something, else seconds. */
    public boolean share() {
        return unit.equals("share");
    }

    /** Condition of the rows counted at all. */
    public String rows() {
        return share() ? among : new Lengths(good).known();
    }

    /** What was counted, and among how many; or milliseconds, and of how many. */
    List<Sum> sums() {
        if (share()) {
            return List.of(Sum.count(among + " AND (" + good + ")"), Sum.count(among));
        }
        List<Sum> sums = new Lengths(good).sums();
        return List.of(sums.get(1), sums.get(0));
    }

    /** The day's figure before division: what was counted, or the mean in seconds. */
    double figure(double sum, double n) {
        return share() || n == 0 ? sum : sum / 1e3 / n;
    }
}
