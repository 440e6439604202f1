package dev.evenhand.web.activity;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where activities are kept: only ever added to, the oldest of very many let go. */
public interface ActivityLog {
    /** How many are kept, about. */
    int MOST = 20_000;

    /** An activity and its place in the log. */
    record Entry(String id, Activity activity) {}

    Future<Void> append(Activity activity);

    /** The latest first, at most so many, older than an entry's id; null for the latest of all. */
    Future<List<Entry>> before(@Nullable String id, int most);
}
