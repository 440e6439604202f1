package dev.evenhand.bot.model;

import dev.evenhand.handoff.conversation.ModelUse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What one answer used, over all tries; touched on one context only. */
final class Meter {

    private final LlmSettings settings;
    private final int promptTokens;
    private int calls;
    private int input;
    private int output;

    Meter(LlmSettings settings, int promptTokens) {
        this.settings = settings;
        this.promptTokens = promptTokens;
    }

    /** A stream came to its end; a server that reports nothing is estimated. */
    void completed(@Nullable TokenUsage reported, String written) {
        calls++;
        var in = reported == null ? null : reported.inputTokenCount();
        var out = reported == null ? null : reported.outputTokenCount();
        input += in == null ? promptTokens : in;
        output += out == null ? Tokens.in(written) : out;
    }

    /** A stream was cut short; what was read and written so far is paid for all the same. */
    void cutShort(String written) {
        completed(null, written);
    }

    /** Null when no server took the request. */
    @Nullable
    ModelUse use() {
        return calls == 0
                ? null
                : new ModelUse(
                        settings.model(), input, output, settings.prices().of(input, output));
    }
}
