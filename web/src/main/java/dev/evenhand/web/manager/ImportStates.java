package dev.evenhand.web.manager;

import dev.evenhand.metrics.history.ImportReport;
import dev.evenhand.web.http.Problem.Fault;
import dev.evenhand.web.http.Translation;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far imports in the background are, for whichever node is asked; forgotten after a day. */
public interface ImportStates {
    /** Keeps how far an import is, in place of what was kept of it before. */
    Future<Void> keep(String id, Object state);

    /** Empty where there is no such import, or no longer. */
    <T> Future<Optional<T>> find(String id, Class<T> as);

    /**
     * An import of outcomes.
     *
     * @param step {@code checking}, {@code writing}, {@code done} or {@code failed}; {@code lost} where nobody works on it
     * @param done rows so far in the step; {@code total} is 0 while not known
     * @param report once it is done
     * @param error why it failed, with every bad line
     * @param at when it was last heard of
     */
    record State(
            String id,
            String step,
            long done,
            long total,
            @Nullable Imported report,
            @Nullable String error,
            @Nullable List<Fault> errors,
            Instant at) {
        /** As it is read in another language. */
        State in(Translation into) {
            var told = errors == null
                    ? null
                    : errors.stream().map(fault -> fault.in(into)).toList();
            return new State(id, step, done, total, report, error == null ? null : into.of(error), told, at);
        }

        boolean finished() {
            return step.equals("done") || step.equals("failed") || step.equals("lost");
        }
    }

    /**
     * What an import did. The last three are null of one kept before they were told.
     *
     * @param visible whether reports hold it already
     * @param skipped rows left out, since they are no outcome yet
     * @param known in how many rows each fact is known
     */
    record Imported(
            long imported,
            int replaced,
            int unchanged,
            @Nullable Boolean visible,
            @Nullable Long skipped,
            @Nullable Map<String, Long> known) {
        static Imported of(ImportReport report) {
            return new Imported(
                    report.rows(),
                    report.written().replaced(),
                    report.written().unchanged(),
                    report.visible(),
                    report.skipped(),
                    report.known());
        }
    }
}
