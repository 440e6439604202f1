package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Rollups;
import dev.evenhand.metrics.rollup.Sum;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked so often that it is summed up beforehand, under today's definition and the usual window.
 *
 * <p>Filters and strata nobody foresaw, other windows and definitions are answered from the rows.
 */
public final class RolledUp {
    /** The window of a report that names none. */
    static final Duration WINDOW = Duration.ofDays(7);

    /** What every report about rates reads. */
    private static final List<Sum> TALLIES = Tally.SUMS;

    public static final Rollups ROLLUPS = new Rollups(
            Definitions.CURRENT,
            WINDOW,
            List.of(
                    byMonth(
                            "cell_side",
                            all(Stream.of(
                                    TALLIES, MeasureList.SUMS, StaffingFigures.SUMS, List.of(Repeaters.NEVER_BEFORE))),
                            columns("entry", "handled", "topic"),
                            Repeaters.LONE),
                    byMonth(
                            "cell_channel",
                            all(Stream.of(ChannelsReport.SUMS, ReasonsReport.SUMS)),
                            columns("entry", "channel", "handed_off", "handoff_reason")),
                    byMonth("cell_agent", TALLIES, columns("entry", "human_agent", "human_team")),
                    byMonth(
                            "cell_return",
                            List.of(),
                            columns("entry", "first_contact", "state", "engaged", "mature"),
                            RecontactReport.RETURNED_SLICE),
                    byMonth(
                            "cell_ending",
                            TALLIES,
                            columns(
                                    "entry",
                                    "handled",
                                    "topic",
                                    "channel",
                                    "locale",
                                    "state",
                                    "handed_off",
                                    "met_human")),
                    new Rollup(
                            "cell_time",
                            Grain.QUARTER_HOUR,
                            dimensions(columns("entry")),
                            all(Stream.of(TALLIES, AlertsReport.SUMS))),
                    byMonth(
                            "cell_stratum",
                            TALLIES,
                            columns("entry", "handled", "topic", "channel", "locale", "returning_customer"),
                            StrataSql.CONFIDENCE_BAND)));

    private RolledUp() {}

    private static Rollup byMonth(String name, List<Sum> sums, Stream<Dimension> columns, Dimension... derived) {
        return new Rollup(name, Grain.MONTH, dimensions(Stream.concat(columns, Stream.of(derived))), sums);
    }

    private static Stream<Dimension> columns(String... names) {
        return Stream.of(names).map(Dimension::column);
    }

    private static List<Dimension> dimensions(Stream<Dimension> dimensions) {
        return dimensions.toList();
    }

    private static List<Sum> all(Stream<List<Sum>> lists) {
        return lists.flatMap(List::stream).distinct().toList();
    }
}
