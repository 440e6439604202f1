package dev.evenhand.bot.knowledge;

import io.vertx.core.Future;

/**
 * An import under way or done, on the node that runs it.
 *
 * @param id to ask for it later
 * @param progress how far it is, 0 to 1; reads anew at each call
 * @param done completes when the new index and threshold serve; fails with {@link RejectedArticles}
 */
public record ImportRun(String id, Progress progress, Future<ImportReport> done) {

    /** How far. */
    public interface Progress {
        /** 0 to 1. */
        double share();

        /** {@code storing}, {@code embedding}, {@code indexing}, {@code calibrating} or {@code done}. */
        String stage();
    }
}
