package dev.evenhand.bot.model;

/** The model gave no answer that may be shown; the article itself answers then. */
final class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelFailure(String message) {
        super(message, null, false, false);
    }
}
