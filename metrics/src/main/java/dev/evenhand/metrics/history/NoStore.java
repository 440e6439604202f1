package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeRow;
import io.vertx.core.Future;
import java.util.List;

/** Stands where a file is only checked: nothing is known, and nothing can be stored. */
final class NoStore implements OutcomeLog {
    @Override
    public Future<Appended> append(List<OutcomeRow> rows) {
        return refused();
    }

    @Override
    public Future<Appended> foresee(List<OutcomeRow> rows) {
        return Future.succeededFuture(Appended.NONE);
    }

    @Override
    public Future<Void> begun(CustomerContact.Begun contact) {
        return refused();
    }

    @Override
    public Future<Void> restoreContacts(List<OutcomeRow> rows) {
        return refused();
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture(new IllegalStateException("there is no store to write to"));
    }
}
