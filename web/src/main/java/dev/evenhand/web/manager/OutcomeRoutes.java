package dev.evenhand.web.manager;

import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.store.Exporter;
import dev.evenhand.metrics.store.Exporter.Format;
import dev.evenhand.metrics.store.Exporter.Selection;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts out as files, with every derived label. */
public final class OutcomeRoutes implements Api.Routes {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRoutes.class);
    private static final Map<Format, String> TYPES = Map.of(
            Format.CSV, "text/csv; charset=utf-8",
            Format.JSONL, "application/x-ndjson",
            Format.PARQUET, "application/vnd.apache.parquet");

    private final Scratch scratch;
    private final Exporter exporter;

    public OutcomeRoutes(Vertx vertx, Exporter exporter) {
        this.scratch = new Scratch(vertx);
        this.exporter = exporter;
    }

    @Override
    public void mount(Api api) {
        api.onStream("exportCsv", ctx -> export(ctx, Format.CSV))
                .onStream("exportJsonl", ctx -> export(ctx, Format.JSONL))
                .onStream("exportParquet", ctx -> export(ctx, Format.PARQUET));
    }

    private void export(RoutingContext ctx, Format format) {
        ctx.request().resume();
        try {
            var selection = selection(ctx);
            var extension = format.name().toLowerCase(Locale.ROOT);
            scratch.with("." + extension, file -> exporter.write(format, selection, file)
                            .compose(written -> send(ctx, format, file)))
                    .onFailure(failure -> failed(ctx, failure));
        } catch (BadQuery bad) {
            ctx.fail(Problem.field(bad.field(), String.valueOf(bad.getMessage())));
        }
    }

    private static Future<Void> send(RoutingContext ctx, Format format, Path file) {
        var name = "outcomes." + format.name().toLowerCase(Locale.ROOT);
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(format))
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .sendFile(file.toString());
    }

    /** A reader who went away in the middle of a download needs no answer. */
    private static void failed(RoutingContext ctx, Throwable failure) {
        if (ctx.response().headWritten()) {
            LOG.debug("An export was not read to its end", failure);
        } else {
            ctx.fail(failure);
        }
    }

    private static Selection selection(RoutingContext ctx) {
        var parameters = new HashMap<String, String>();
        ctx.queryParams().forEach(parameters::put);
        var now = Instant.now();
        var query = Reports.query(parameters, now);
        var cohort = query.cohort();
        var from = parameters.containsKey("from") ? cohort.from() : null;
        var to = parameters.containsKey("to") ? cohort.to() : null;
        return new Selection(
                from,
                to,
                query.rules().window(),
                now,
                only(cohort),
                query.rules().definition());
    }

    private static Map<String, String> only(ReportQuery.Cohort cohort) {
        var only = new LinkedHashMap<String, String>();
        narrow(only, "topic", cohort.topic());
        narrow(only, "channel", cohort.channel());
        narrow(only, "locale", cohort.locale());
        return only;
    }

    private static void narrow(Map<String, String> only, String column, @Nullable String value) {
        if (value != null) {
            only.put(column, value);
        }
    }
}
