package dev.evenhand.bot.model;

import dev.evenhand.handoff.conversation.ModelUse;
import org.jspecify.annotations.Nullable;

/** A model said nothing that may be used. */
final class Unheard extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;
    private final transient @Nullable ModelUse use;

    /** {@code answered} when it did speak; {@code use} is what trying took all the same. */
    Unheard(String reason, boolean answered, @Nullable ModelUse use) {
        super(reason, null, false, false);
        this.answered = answered;
        this.use = use;
    }

    boolean answered() {
        return answered;
    }

    @Nullable
    ModelUse use() {
        return use;
    }
}
