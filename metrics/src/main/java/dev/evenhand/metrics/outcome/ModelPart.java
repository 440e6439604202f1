package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.metrics.outcome.Facts.Model;
import org.jspecify.annotations.Nullable;

/** What language models took for a conversation, while it is being folded. */
final class ModelPart {
    private boolean asked;
    private int inputTokens;
    private int outputTokens;
    private @Nullable Double cost;

    void took(@Nullable ModelUse use) {
        if (use == null) {
            return;
        }
        asked = true;
        inputTokens += use.inputTokens();
        outputTokens += use.outputTokens();
        Double price = use.cost();
        if (price != null) {
            cost = price + (cost == null ? 0 : cost);
        }
    }

    /** Null where no model was asked. */
    @Nullable
    Model facts() {
        return asked ? new Model(inputTokens, outputTokens, cost) : null;
    }
}
