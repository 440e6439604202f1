package dev.evenhand.bot.answer;

/** A turn waited so long for a thread that its answer would come too late; it was not thought about at all. */
public final class Overload extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overload() {
        super("the turn waited too long for its answer to be thought out", null, false, false);
    }
}
