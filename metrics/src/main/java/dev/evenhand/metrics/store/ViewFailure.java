package dev.evenhand.metrics.store;

/** A statement over the view failed; the cause says why. */
public final class ViewFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
