package dev.evenhand.bot.model;

import java.time.Duration;

/**
 * Where the model is and how long it may take.
 *
 * @param baseUrl of an OpenAI-compatible API, such as {@code http://localhost:11434/v1}
 * @param model its name there
 * @param apiKey empty where the server wants none
 * @param timeout of one whole answer, retries included
 * @param concurrency answers written at once; a turn beyond that is answered from the article itself
 * @param mostTokens the longest answer
 */
public record LlmSettings(
        String baseUrl, String model, String apiKey, Duration timeout, int concurrency, int mostTokens) {

    public static LlmSettings of(String baseUrl, String model, String apiKey) {
        return new LlmSettings(baseUrl, model, apiKey, Duration.ofSeconds(8), 8, 500);
    }

    public LlmSettings withTimeout(Duration limit) {
        return new LlmSettings(baseUrl, model, apiKey, limit, concurrency, mostTokens);
    }

    public LlmSettings withConcurrency(int most) {
        return new LlmSettings(baseUrl, model, apiKey, timeout, most, mostTokens);
    }

    /** The key never shows in a log. */
    @Override
    public String toString() {
        return "LlmSettings[" + baseUrl + ", " + model + "]";
    }
}
