package dev.evenhand.bot.tool;

/** A look-up gave nothing that may be used. */
final class LookUpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookUpFailure(String message) {
        super(message, null, false, false);
    }
}
