package dev.evenhand.bot.model;

import dev.langchain4j.model.output.TokenUsage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a model was used for since the start; safe for several threads. */
public final class ModelUsage {

    private final LongAdder answers = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();

    void answered(@Nullable TokenUsage tokens) {
        answers.increment();
        if (tokens != null) {
            inputTokens.add(orNone(tokens.inputTokenCount()));
            outputTokens.add(orNone(tokens.outputTokenCount()));
        }
    }

    void failed() {
        failures.increment();
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** Streams that came to their end, whether or not their text passed the checks. */
    public long answers() {
        return answers.sum();
    }

    /** Answers that were not used: errors, time-outs, failed checks. */
    public long failures() {
        return failures.sum();
    }

    public long inputTokens() {
        return inputTokens.sum();
    }

    public long outputTokens() {
        return outputTokens.sum();
    }
}
