package dev.evenhand.metrics.report.answer;

import dev.evenhand.metrics.report.query.AlertRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daily figures against what they usually are.
 *
 * @param level the worst of the rows: {@code green}, {@code yellow}, {@code red}; {@code learning} while there are fewer
 *     than two weeks before
 * @param falseAlarmsADay yellows to expect a day although nothing has changed
 * @param rows one a metric, the worst first
 * @param method in words
 */
public record Alerts(
        String definition,
        String from,
        String to,
        String tz,
        String level,
        double falseAlarmsADay,
        List<Row> rows,
        String method) {

    /**
     * One metric.
     *
     * @param unit {@code share} or {@code seconds}
     * @param level as of the last day
     * @param since first day of the present level; null while learning
     * @param direction {@code above} or {@code below} the usual: of the last day where that is beyond its limits, else of the
     *     moving average; null where it is as usual, and while learning
     * @param signals of the last day: {@code ewma}, {@code two_of_three}, {@code beyond_limits}, and a manager's lines that
     *     were crossed: {@code above}, {@code below}, {@code change}
     * @param baseline what it usually is, from the days before the last seven; null while learning
     * @param points the last days, oldest first
     * @param falseAlarmsADay yellows to expect a day of this metric although nothing has changed
     * @param rule what a manager has set; null for nothing
     * @param contributions which topics, then which paths, then which teams moved it in the last seven days, the largest first;
     *     shares only
     */
    public record Row(
            String metric,
            String unit,
            String level,
            @Nullable String since,
            @Nullable String direction,
            List<String> signals,
            @Nullable Double baseline,
            List<Point> points,
            List<Moved> contributions,
            double falseAlarmsADay,
            @Nullable AlertRule rule) {}

    /** A day; {@code low} and {@code high} are control limits, {@code ewma} in standard units. */
    public record Point(
            String day,
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double ewma,
            String level) {}

    /**
     * What contacts of one topic, of one path or of one team did to the change: because there were more or fewer of them, and
     * because it went better or worse. One of the three is told; each of them alone adds up to the whole change.
     *
     * @param path {@code bot_first} or {@code human_first}
     * @param team of the people who took part; {@code nobody} where none did
     */
    public record Moved(
            @Nullable String topic, @Nullable String path, @Nullable String team, double mix, double rate) {}
}
