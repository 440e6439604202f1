package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.SurveyClasses.Surveyed;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.store.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Surveys of each side, stratum and weighting class.
 *
 * @param keys of the strata, in the order of their values
 */
record StrataSurvey(List<StratumKey> keys, List<Part> parts) {

    /** Of one side and stratum. */
    record Part(String side, List<String> values, Surveyed surveyed) {}

    /** By what they are asked for: side, strata, class. */
    static List<String> columns(String side, List<StratumKey> keys, ReportQuery.Cohort cohort) {
        Stream<String> groups = Stream.concat(Stream.of(side), StrataSql.columns(keys, cohort).stream());
        return SurveyClasses.keys(groups.toArray(String[]::new));
    }

    /** Of lines by these columns. */
    static StrataSurvey of(List<StratumKey> keys, List<Line> lines) {
        return new StrataSurvey(
                keys, lines.stream().map(line -> part(keys, line)).toList());
    }

    private static Part part(List<StratumKey> keys, Line line) {
        return new Part(String.valueOf(line.text(0)), StrataSql.values(keys, line), Surveyed.of(line, 1 + keys.size()));
    }

    /** Whole sides. */
    SurveyClasses bySide() {
        return SurveyClasses.of(parts.stream().map(part -> Map.entry(part.side, part.surveyed)));
    }

    /** One side by the names of its strata, see {@link Cells.Cell#name}, in which only some of the keys are told apart. */
    SurveyClasses of(String side, List<StratumKey> kept) {
        List<Integer> places = kept.stream().map(keys::indexOf).toList();
        return SurveyClasses.of(parts.stream()
                .filter(part -> part.side.equals(side))
                .map(part -> Map.entry(name(part.values, places), part.surveyed)));
    }

    static String name(List<String> values, List<Integer> places) {
        List<String> kept = new ArrayList<>();
        places.forEach(place -> kept.add(values.get(place)));
        return Cells.Cell.name(kept);
    }
}
