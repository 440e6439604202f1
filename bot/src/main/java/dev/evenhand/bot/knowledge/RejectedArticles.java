package dev.evenhand.bot.knowledge;

import java.util.List;

/** Articles that cannot be taken in; nothing was changed, and every fault is named. */
public final class RejectedArticles extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> errors;

    public RejectedArticles(List<Finding> errors) {
        super(errors.size() + " faults, first: " + errors.get(0).message(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** Never empty. */
    public List<Finding> errors() {
        return errors;
    }
}
