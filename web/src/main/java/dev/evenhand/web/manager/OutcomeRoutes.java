package dev.evenhand.web.manager;

import dev.evenhand.metrics.history.ForeignHistory;
import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.metrics.report.BadQuery;
import dev.evenhand.metrics.report.ReportQuery;
import dev.evenhand.metrics.store.Exporter;
import dev.evenhand.metrics.store.Exporter.Format;
import dev.evenhand.metrics.store.Exporter.Selection;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedUpload;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.Problem.Fault;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts in and out as files: imported whole or not at all, exported with every derived label. */
public final class OutcomeRoutes implements Api.Routes {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRoutes.class);
    private static final long LONGEST_IMPORT = 4L * 1024 * 1024 * 1024;
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines");
    private static final Map<Format, String> TYPES = Map.of(
            Format.CSV, "text/csv; charset=utf-8",
            Format.JSONL, "application/x-ndjson",
            Format.PARQUET, "application/vnd.apache.parquet");

    private final Vertx vertx;
    private final Scratch scratch;
    private final Importer importer;
    private final Exporter exporter;

    private record Imported(long imported, int replaced, int unchanged) {
        static Imported of(ImportReport report) {
            return new Imported(
                    report.rows(), report.written().replaced(), report.written().unchanged());
        }
    }

    public OutcomeRoutes(Vertx vertx, Importer importer, Exporter exporter) {
        this.vertx = vertx;
        this.scratch = new Scratch(vertx);
        this.importer = importer;
        this.exporter = exporter;
    }

    @Override
    public void mount(Api api) {
        api.onStream("importOutcomes", this::importAll)
                .onStream("exportCsv", ctx -> export(ctx, Format.CSV))
                .onStream("exportJsonl", ctx -> export(ctx, Format.JSONL))
                .onStream("exportParquet", ctx -> export(ctx, Format.PARQUET));
    }

    private void importAll(RoutingContext ctx) {
        boolean csv = mediaType(ctx).equals("text/csv");
        if (!csv && !LINES.contains(mediaType(ctx))) {
            ctx.request().resume();
            ctx.fail(Problem.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "Send one JSON object a line with Content-Type: application/x-ndjson, or text/csv with a header."));
            return;
        }
        var preset = ctx.request().getParam("preset");
        if (preset != null && !ForeignHistory.presets().contains(preset)) {
            ctx.request().resume();
            ctx.fail(Problem.field(
                    "preset", "preset must be one of " + ForeignHistory.presets() + ", not " + preset + "."));
            return;
        }
        boolean dry = Boolean.parseBoolean(ctx.request().getParam("dryRun"));
        var form = csv || preset != null ? new ForeignHistory.Form(csv, preset, null) : null;
        scratch.with(".jsonl", file -> BoundedUpload.to(vertx, file, ctx.request(), LONGEST_IMPORT)
                        .compose(length -> length == 0 ? empty() : imported(file, form, dry)))
                .map(Imported::of)
                .onSuccess(imported -> Answer.ok(imported).send(ctx))
                .onFailure(failure -> ctx.fail(explained(failure)));
    }

    private Future<ImportReport> imported(Path file, ForeignHistory.@Nullable Form form, boolean dry) {
        Importer.Progress untold = (step, done, total) -> {};
        if (form != null) {
            return importer.foreign(file, form, dry, untold);
        }
        return dry ? importer.check(file, untold) : importer.run(file, untold);
    }

    private static String mediaType(RoutingContext ctx) {
        var declared = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static <T> Future<T> empty() {
        return Future.failedFuture(
                Problem.of(ProblemKind.MALFORMED_BODY, "The body is empty; send one JSON object a line."));
    }

    private static Throwable explained(Throwable failure) {
        if (!(failure instanceof ImportRefused refused)) {
            return failure;
        }
        var faults = refused.faults().stream()
                .map(fault -> new Fault((int) fault.line(), null, fault.field(), fault.message()))
                .toList();
        var more = refused.more() == 0 ? "." : "; " + refused.more() + " more are not listed.";
        return Problem.errors("Nothing was imported; every line to correct is listed" + more, faults);
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
        var query = ReportQuery.parse(parameters, now);
        var cohort = query.cohort();
        var from = parameters.containsKey("from") ? cohort.from() : null;
        var to = parameters.containsKey("to") ? cohort.to() : null;
        return new Selection(from, to, query.rules().window(), now);
    }
}
