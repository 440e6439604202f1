package dev.evenhand.bot.model;

/** What is made of a model's words while they come. Used on one context only. */
interface Notes<R> {

    /** The next words; throws {@link ModelFailure} once it is clear that nothing will come of them. */
    void take(String words);

    /** What came of them; throws {@link ModelFailure} when nothing did. */
    R end();

    /** Nothing of it counts. */
    void giveUp();

    /** What has arrived so far. */
    String soFar();

    /** Whether somebody waits for them to begin, and nothing has come that may be shown. */
    boolean awaited();

    /** Whether nothing more is wanted. */
    boolean over();

    /** Whether the model may be asked again without anybody noticing. */
    boolean unseen();
}
