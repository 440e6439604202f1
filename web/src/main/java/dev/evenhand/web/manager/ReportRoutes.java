package dev.evenhand.web.manager;

import dev.evenhand.metrics.report.NamedReports;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.store.ViewBusy;
import dev.evenhand.web.auth.StaffNames;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.settings.CurrentSettings;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Every report: the query's parameters in, those its operation names, the report's record out. */
public final class ReportRoutes implements Api.Routes {
    private final Reports reports;
    private final CurrentSettings settings;
    private final StaffNames names;

    public ReportRoutes(Reports reports, CurrentSettings settings, StaffNames names) {
        this.reports = reports;
        this.settings = settings;
        this.names = names;
    }

    @Override
    public void mount(Api api) {
        NamedReports.ALL.forEach(
                (name, report) -> api.on(name, report(query -> told(name, report.apply(reports, query)))));
        api.on("judged", report(reports::judged))
                .on("definitions", report(query -> reports.definitions(query).map(all -> Map.of("definitions", all))));
    }

    private Future<?> told(String name, Future<?> made) {
        return AgentNames.REPORTS.contains(name)
                ? made.compose(report -> names.all().map(known -> AgentNames.told(Json.complete(report), known)))
                : made;
    }

    private Api.Action report(Function<ReportQuery, ? extends Future<?>> report) {
        return ctx -> {
            try {
                return report.apply(asked(ctx))
                        .map(made -> new Answer(200, Json.complete(made).toString()))
                        .recover(failure -> Future.failedFuture(explained(failure)));
            } catch (BadQuery bad) {
                return Future.failedFuture(Problem.field(bad.field(), String.valueOf(bad.getMessage())));
            }
        };
    }

    private ReportQuery asked(RoutingContext ctx) {
        var now = settings.now();
        return query(ctx).in(now.house(), now.limitedRuns(Instant.now()));
    }

    /** Sentences come in the language asked for, else in the one the browser prefers. */
    private static ReportQuery query(RoutingContext ctx) {
        var parameters = new HashMap<String, String>();
        ctx.queryParams().forEach(parameters::put);
        var preferred = ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (preferred != null) {
            parameters.putIfAbsent("lang", preferred);
        }
        return Reports.query(parameters, Instant.now());
    }

    private static Throwable explained(Throwable failure) {
        return failure instanceof ViewBusy ? Problem.later(ProblemKind.BUSY, Duration.ofSeconds(2)) : failure;
    }
}
