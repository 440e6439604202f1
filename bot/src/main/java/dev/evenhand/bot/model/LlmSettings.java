package dev.evenhand.bot.model;

import java.time.Duration;

/**
 * Where the model is, how long it may take and what it costs.
 *
 * @param baseUrl of an OpenAI-compatible API, such as {@code http://localhost:11434/v1}
 * @param model its name there
 * @param apiKey empty where the server wants none
 * @param limits of each answer
 * @param prices of its tokens
 */
public record LlmSettings(String baseUrl, String model, String apiKey, Limits limits, Prices prices) {

    /**
     * What one answer may take.
     *
     * @param timeout of the whole answer, retries included
     * @param concurrency answers written at once on this node; a turn beyond that is answered from the article itself
     * @param mostTokens the longest answer
     * @param historyTokens of what was said before, the newest first
     */
    public record Limits(Duration timeout, int concurrency, int mostTokens, int historyTokens) {
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), 8, 500, 1_000);

        /** Tenths of the whole time. */
        private static final int TO_BEGIN = 3;

        /**
         * How long a customer waits for the first sentence while the article lies ready: three of the usual ten seconds, and
         * more where the operator gives a slow model more.
         */
        public Duration firstSentence() {
            return timeout.multipliedBy(TO_BEGIN).dividedBy(10);
        }
    }

    public static LlmSettings of(String baseUrl, String model, String apiKey) {
        return new LlmSettings(baseUrl, model, apiKey, Limits.DEFAULT, Prices.UNKNOWN);
    }

    public LlmSettings withLimits(Limits wanted) {
        return new LlmSettings(baseUrl, model, apiKey, wanted, prices);
    }

    public LlmSettings withTimeout(Duration limit) {
        return withLimits(new Limits(limit, limits.concurrency, limits.mostTokens, limits.historyTokens));
    }

    public LlmSettings withPrices(Prices known) {
        return new LlmSettings(baseUrl, model, apiKey, limits, known);
    }

    /** The key never shows in a log. */
    @Override
    public String toString() {
        return "LlmSettings[" + baseUrl + ", " + model + "]";
    }
}
