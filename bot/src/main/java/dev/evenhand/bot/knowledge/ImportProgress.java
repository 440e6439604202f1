package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.Locale;

/** How far one import is; written by worker threads, read by anybody. */
final class ImportProgress implements ImportRun.Progress, Progress {

    private volatile String stage = "storing";
    private volatile double share;

    @Override
    public void reached(Stage reached, int done, int total) {
        double within = total == 0 ? 1 : done / (double) total;
        stage = reached.name().toLowerCase(Locale.ROOT);
        share = Math.max(share, share(reached, within));
    }

    /** Embedding is by far the longest part of the way. */
    private static double share(Stage stage, double within) {
        return switch (stage) {
            case EMBEDDING -> 0.02 + 0.68 * within;
            case INDEXING -> 0.70 + 0.05 * within;
            case CALIBRATING -> 0.75 + 0.24 * within;
        };
    }

    void finish() {
        stage = "done";
        share = 1;
    }

    @Override
    public double share() {
        return share;
    }

    @Override
    public String stage() {
        return stage;
    }
}
