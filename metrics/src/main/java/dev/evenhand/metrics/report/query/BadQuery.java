package dev.evenhand.metrics.report.query;

/** A report was asked for in a way that has no answer; the message says what is wrong and what would do. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public BadQuery(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The parameter to blame, such as {@code window}. */
    public String field() {
        return field;
    }
}
