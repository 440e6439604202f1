package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Every report that reads outcomes, by its name in the API, in the order in which managers meet them. */
public final class NamedReports {
    public static final Map<String, BiFunction<Reports, ReportQuery, Future<?>>> ALL =
            Collections.unmodifiableMap(all());

    private NamedReports() {}

    private static Map<String, BiFunction<Reports, ReportQuery, Future<?>>> all() {
        Map<String, BiFunction<Reports, ReportQuery, Future<?>>> reports = new LinkedHashMap<>();
        reports.put("comparison", Reports::comparison);
        reports.put("trend", Reports::trend);
        reports.put("topics", Reports::topics);
        reports.put("funnel", Reports::funnel);
        reports.put("heatmap", Reports::heatmap);
        reports.put("agents", Reports::agents);
        reports.put("versions", Reports::versions);
        reports.put("reasons", Reports::reasons);
        reports.put("channels", Reports::channels);
        reports.put("measures", Reports::measures);
        reports.put("recontact", Reports::recontact);
        reports.put("alerts", Reports::alerts);
        reports.put("forecast", Reports::forecast);
        reports.put("working", Reports::working);
        reports.put("filters", Reports::filters);
        reports.put("conversations", Reports::conversations);
        return reports;
    }
}
