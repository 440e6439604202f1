package dev.evenhand.metrics.store;

/** So many queries wait for the view that one more would only wait in vain; ask again in a moment. */
public final class ViewBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewBusy(String message) {
        super(message);
    }
}
