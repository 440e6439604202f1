package dev.evenhand.bot.learning;

import io.vertx.core.Future;
import java.util.List;

/** Where lessons are kept for all nodes; the oldest go when there are too many. */
public interface LessonStore {

    /** Keeps a lesson unless a stronger one of the same turn is known; repeating it changes nothing. */
    Future<Void> keep(Lesson lesson);

    /** Newest first. */
    Future<List<Lesson>> latest(int most);

    /** Takes lessons away for good. */
    Future<Void> forget(List<String> ids);

    /** Calls {@code listener} soon after any node kept or forgot something; best effort. */
    void onChange(Runnable listener);
}
