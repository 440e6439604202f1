package dev.evenhand.bot.retrieval.encoder;

/** Hears how far a long piece of work has come; called from any thread, cheaply and often. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (stage, done, total) -> {};

    /** Done steps out of total of a named stage. */
    void reached(Stage stage, int done, int total);

    /** What is being done, in the order it is done. */
    enum Stage {
        EMBEDDING,
        INDEXING,
        CALIBRATING
    }
}
