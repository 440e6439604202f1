package dev.evenhand.bot.tool;

/** A look-up gave nothing that may be used. */
final class LookUpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookUpFailure(String message) {
        super(message, null, false, false);
    }

    /** What went wrong, without address or order number, which other failures name. */
    static String kind(Throwable failure) {
        return failure instanceof LookUpFailure known
                ? String.valueOf(known.getMessage())
                : failure.getClass().getSimpleName();
    }
}
