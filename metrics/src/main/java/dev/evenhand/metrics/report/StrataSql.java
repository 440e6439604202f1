package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.LocalTimes;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.store.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What strata are in SQL, and what their values are called. */
final class StrataSql {
    private static final List<String> BANDS = List.of("0–0.2", "0.2–0.4", "0.4–0.6", "0.6–0.8", "0.8–0.9", "0.9–1");
    private static final List<Double> CUTS = List.of(.2, .4, .6, .8, .9);
    private static final int HOURS_A_BAND = 4;

    /** Place of the band of the bot's silent confidence, from 0; null where it is unknown. */
    static final Dimension CONFIDENCE_BAND = new Dimension(
            "confidence_band",
            CUTS.stream()
                    .map(cut -> "(first_confidence >= " + cut + ")::TINYINT")
                    .collect(Collectors.joining(" + ", "(", ")")));

    private StrataSql() {}

    static List<String> columns(List<StratumKey> keys, ReportQuery.Cohort cohort) {
        return keys.stream().map(key -> column(key, cohort)).toList();
    }

    private static String column(StratumKey key, ReportQuery.Cohort cohort) {
        return switch (key) {
            case TOPIC -> "topic";
            case LOCALE -> "locale";
            case CHANNEL -> "channel";
            case RETURNING -> "returning_customer";
            case CONFIDENCE -> CONFIDENCE_BAND.name();
            case HOUR -> "(hour(" + LocalTimes.of("started_at", cohort) + ") // " + HOURS_A_BAND + ")";
        };
    }

    /** The names of the values that stand from column {@code at} on. */
    static List<String> read(ResultSet row, List<StratumKey> keys, int at) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(name(keys.get(i), row.getString(at + i)));
        }
        return List.copyOf(values);
    }

    /** The same of a line, whose first key is a side. */
    static List<String> values(List<StratumKey> keys, Line line) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(name(keys.get(i), line.text(i + 1)));
        }
        return List.copyOf(values);
    }

    static String name(StratumKey key, @Nullable String value) {
        if (value == null) {
            return Cells.UNKNOWN;
        }
        return switch (key) {
            case TOPIC, LOCALE, CHANNEL -> value;
            case RETURNING -> Boolean.parseBoolean(value) ? "returning" : "new";
            case CONFIDENCE -> BANDS.get(Integer.parseInt(value));
            case HOUR -> hours(Integer.parseInt(value) * HOURS_A_BAND);
        };
    }

    private static String hours(int first) {
        return String.format("%02d–%02d", first, first + HOURS_A_BAND);
    }
}
