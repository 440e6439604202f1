package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.report.forecast.ForecastReport;
import dev.evenhand.metrics.report.query.ReportQuery.Rules;
import dev.evenhand.metrics.report.rows.Drawable;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.warning.WatchedMetric;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Rollups;
import dev.evenhand.metrics.rollup.Sum;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked so often that it is summed up beforehand, under today's definition and the usual window.
 *
 * <p>Filters and strata nobody foresaw, other windows and definitions are answered from the rows.
 */
public final class RolledUp {
    /** What every report about rates reads. */
    private static final List<Sum> TALLIES = Tally.SUMS;

    /** Of all there ever was, by what reports ask without being told to: a few hundred cells instead of tens of thousands. */
    private static final List<Rollup> EVER = List.of(
            ever(
                    "ever_circle",
                    TALLIES,
                    columns("entry", "handed_off"),
                    Repeaters.LONE,
                    CustomerSums.HELD,
                    CustomerSums.VERSIONED),
            new Rollup(
                    "ever_assigned_survey",
                    Drawable.RANDOMISED,
                    Grain.EVER,
                    dimensions(columns("entry", "topic", "survey_class")),
                    Tally.SURVEY),
            new Rollup(
                    "ever_assigned_time",
                    Drawable.RANDOMISED,
                    Grain.EVER,
                    dimensions(Stream.concat(columns("entry"), Stream.of(Lengths.HANDLE.slot()))),
                    List.of(Spreads.TIMES)),
            ever("ever_ending", TALLIES, columns("entry", "topic", "state")),
            ever(
                    "ever_stratum",
                    TALLIES,
                    columns("entry", "topic", "locale", "returning_customer"),
                    StrataSql.CONFIDENCE_BAND),
            ever(
                    "ever_stratum_time",
                    List.of(Spreads.TIMES),
                    columns("entry", "topic", "locale", "returning_customer"),
                    StrataSql.CONFIDENCE_BAND,
                    Lengths.HANDLE.bin()),
            ever(
                    "ever_survey",
                    Tally.SURVEY,
                    columns("entry", "topic", "locale", "returning_customer", "survey_class"),
                    StrataSql.CONFIDENCE_BAND));

    private static final List<Rollup> CELLS = List.of(
            byMonth(
                    "cell_side",
                    all(Stream.of(
                            TALLIES,
                            MeasureList.SUMS,
                            MeasureList.NEVER_BEFORE,
                            ForecastReport.STAFFING_SUMS,
                            Costs.OF_ROWS)),
                    columns("entry", "handled", "topic"),
                    Repeaters.LONE),
            byMonth(
                    "cell_channel",
                    all(Stream.of(ChannelsReport.SUMS, ReasonsReport.SUMS)),
                    columns("entry", "channel", "handed_off", "handoff_reason")),
            byMonth(
                    "cell_survey",
                    Tally.SURVEY,
                    columns("entry", "handled", "topic", "channel", "locale", "returning_customer", "survey_class"),
                    StrataSql.CONFIDENCE_BAND),
            byMonth("cell_agent", TALLIES, columns("entry", "human_agent", "human_team"), CustomerSums.HELD),
            byMonth("cell_version", TALLIES, columns("entry", "bot_version"), CustomerSums.VERSIONED),
            byMonth(
                    "cell_agent_survey",
                    Tally.SURVEY,
                    columns("entry", "human_agent", "topic", "survey_class"),
                    CustomerSums.HELD),
            byMonth(
                    "cell_version_survey",
                    Tally.SURVEY,
                    columns("entry", "bot_version", "topic", "survey_class"),
                    CustomerSums.VERSIONED),
            byMonth(
                    "cell_return",
                    List.of(),
                    columns("entry", "first_contact", "failed", "engaged", "mature"),
                    Returns.RETURNED_SLICE),
            byMonth(
                    "cell_ending",
                    TALLIES,
                    columns("entry", "handled", "topic", "channel", "locale", "state", "handed_off", "met_human"),
                    MeasureList.LEFT_LINE),
            new Rollup(
                    "cell_time",
                    Rollup.ALL,
                    Grain.QUARTER_HOUR,
                    dimensions(columns("entry")),
                    all(Stream.of(TALLIES, WatchedMetric.SUMS))),
            byMonth(
                    "cell_stratum",
                    TALLIES,
                    columns("entry", "handled", "topic", "channel", "locale", "returning_customer"),
                    StrataSql.CONFIDENCE_BAND),
            new Rollup(
                    "cell_holdout",
                    Drawable.RANDOMISED,
                    Grain.MONTH,
                    dimensions(columns("entry", "assignment_probability", "topic", "channel", "locale")),
                    TALLIES),
            new Rollup(
                    "cell_drawn",
                    Spreads.DRAWN,
                    Grain.MONTH,
                    dimensions(columns("entry", "handled", "customer_key", "handle_seconds")),
                    List.of(Spreads.TIMES)));

    public static final Rollups ROLLUPS = new Rollups(
            Definitions.CURRENT,
            Rules.USUAL_WINDOW,
            Stream.of(EVER.stream(), CELLS.stream(), lengths())
                    .flatMap(tables -> tables)
                    .toList(),
            List.of(CustomerSums.BY_ENTRY, Holdout.CUSTOMERS));

    private RolledUp() {}

    /** How often there is which time: of handling by who took part, of waiting by the reason of the handoff. */
    private static Stream<Rollup> lengths() {
        return Stream.concat(
                times(Lengths.HANDLE, Tally.COUNTED, "handled"),
                MeasureList.DURATIONS.stream()
                        .map(MeasureList.Seconds::lengths)
                        .flatMap(lengths -> lengths.equals(Lengths.WAIT)
                                ? times(lengths, "true", "handed_off", "handoff_reason")
                                : times(lengths, "true")));
    }

    /** By entry alone of all there ever was, and by the columns too of each month. */
    private static Stream<Rollup> times(Lengths lengths, String among, String... columns) {
        Dimension slot = lengths.slot();
        List<Sum> counts = List.of(new Quantiles.By("entry", lengths, among).sum());
        return Stream.of(
                ever("ever_" + slot.name(), counts, columns("entry"), slot),
                byMonth("cell_" + slot.name(), counts, Stream.concat(columns("entry"), columns(columns)), slot));
    }

    private static Rollup byMonth(String name, List<Sum> sums, Stream<Dimension> columns, Dimension... derived) {
        return table(name, Grain.MONTH, sums, Stream.concat(columns, Stream.of(derived)));
    }

    private static Rollup ever(String name, List<Sum> sums, Stream<Dimension> columns, Dimension... derived) {
        return table(name, Grain.EVER, sums, Stream.concat(columns, Stream.of(derived)));
    }

    private static Rollup table(String name, Grain grain, List<Sum> sums, Stream<Dimension> columns) {
        return new Rollup(name, Rollup.ALL, grain, dimensions(columns), sums);
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
