package dev.evenhand.web.canned;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where canned replies are kept; a fresh one begins with some of ours. */
public interface CannedStore {
    Future<List<CannedReply>> all();

    Future<Optional<CannedReply>> byId(String id);

    /** Whether there was room for it; one that is there already always has. */
    Future<Boolean> put(CannedReply reply);

    /** Whether it was there. */
    Future<Boolean> remove(String id);
}
