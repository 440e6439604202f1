package dev.evenhand.bot.knowledge;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The last imports of this node, so that their progress can be asked for. */
final class ImportRuns {

    private static final int KEPT = 20;

    private final Map<String, ImportRun> runs = new LinkedHashMap<>();

    synchronized ImportRun started(ImportProgress progress, Future<ImportReport> done) {
        var run = new ImportRun(UUID.randomUUID().toString(), progress, done);
        runs.put(run.id(), run);
        if (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        return run;
    }

    synchronized Optional<ImportRun> run(String id) {
        return Optional.ofNullable(runs.get(id));
    }
}
