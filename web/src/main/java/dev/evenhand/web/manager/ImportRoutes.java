package dev.evenhand.web.manager;

import dev.evenhand.metrics.history.ForeignHistory;
import dev.evenhand.metrics.history.ForeignHistory.Form;
import dev.evenhand.metrics.history.ImportRefused;
import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.Problem.Fault;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Problems;
import dev.evenhand.web.manager.ImportStates.Imported;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts in as files: imported whole or not at all, while the caller waits or, told how far it is, does not. */
public final class ImportRoutes implements Api.Routes {
    private static final Importer.Progress UNTOLD = (step, done, total) -> {};

    private final Vertx vertx;
    private final Scratch scratch;
    private final Importer importer;
    private final ImportRuns runs;

    /** How it is to be done. */
    private record Wish(@Nullable String preset, boolean dry, boolean waits) {}

    public ImportRoutes(Vertx vertx, Importer importer, ImportStates states) {
        this.vertx = vertx;
        this.scratch = new Scratch(vertx);
        this.importer = importer;
        this.runs = new ImportRuns(vertx, states);
    }

    @Override
    public void mount(Api api) {
        api.onStream("importOutcomes", this::importAll).on("outcomeImport", this::progress);
    }

    private void importAll(RoutingContext ctx) {
        var wish = wish(ctx);
        var wrong = wrong(ctx, wish);
        if (wrong != null) {
            ctx.request().resume();
            ctx.fail(wrong);
            return;
        }
        scratch.with(".history", file -> new ImportUpload(vertx, ctx.request(), file)
                        .received(wish.preset())
                        .compose(form -> wish.waits()
                                ? imported(file, form, wish.dry(), UNTOLD)
                                        .onSuccess(done -> Answer.ok(done).send(ctx))
                                        .<Void>mapEmpty()
                                : begun(ctx, file, form, wish.dry())))
                .onFailure(ctx::fail);
    }

    private static Wish wish(RoutingContext ctx) {
        var request = ctx.request();
        return new Wish(
                request.getParam("preset"),
                Boolean.parseBoolean(request.getParam("dryRun")),
                !"false".equals(request.getParam("wait")));
    }

    private static @Nullable Problem wrong(RoutingContext ctx, Wish wish) {
        if (!ImportUpload.readable(ctx.request())) {
            return Problem.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "Send one JSON object a line with Content-Type: application/x-ndjson, text/csv with a header, or"
                            + " multipart/form-data with the parts file and mapping.");
        }
        return wish.preset() == null || ForeignHistory.presets().contains(wish.preset())
                ? null
                : Problem.field(
                        "preset", "preset must be one of " + ForeignHistory.presets() + ", not " + wish.preset() + ".");
    }

    /** The file has arrived; from here on the caller is told by {@code progress}. */
    private Future<Void> begun(RoutingContext ctx, Path file, Form form, boolean dry) {
        return runs.begin().compose(run -> {
            Answer.accepted(Map.of("id", run.id(), "progress", "/api/v1/outcomes/import/" + run.id()))
                    .send(ctx);
            return runs.follow(run, imported(file, form, dry, run)).otherwiseEmpty();
        });
    }

    private Future<Imported> imported(Path file, Form form, boolean dry, Importer.Progress told) {
        boolean ours = !form.csv() && form.preset() == null && form.mapping() == null;
        Future<ImportReport> done = ours
                ? dry ? importer.check(file, told) : importer.run(file, told)
                : importer.foreign(file, form, dry, told);
        return done.map(Imported::of).recover(failure -> Future.failedFuture(explained(failure, form)));
    }

    private static Throwable explained(Throwable failure, Form form) {
        if (failure instanceof IllegalArgumentException wrong && form.mapping() != null) {
            return Problem.field("mapping", String.valueOf(wrong.getMessage()));
        }
        if (!(failure instanceof ImportRefused refused)) {
            return failure;
        }
        var faults = refused.faults().stream()
                .map(fault -> new Fault((int) fault.line(), null, fault.field(), fault.message()))
                .toList();
        var more = refused.more() == 0 ? "." : "; " + refused.more() + " more are not listed.";
        return Problem.errors("Nothing was imported; every line to correct is listed" + more, faults);
    }

    private Future<Answer> progress(RoutingContext ctx) {
        return runs.find(Objects.requireNonNull(ctx.pathParam("id")))
                .map(found -> found.map(state -> Answer.ok(state.in(Problems.translation(ctx))))
                        .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such import.")));
    }
}
