package dev.evenhand.bot.model;

import org.jspecify.annotations.Nullable;

/**
 * What a model's tokens cost, in the operator's own currency; null where nobody said.
 *
 * @param inputPerMillion a million tokens read
 * @param outputPerMillion a million tokens written
 */
public record Prices(@Nullable Double inputPerMillion, @Nullable Double outputPerMillion) {

    public static final Prices UNKNOWN = new Prices(null, null);

    private static final double MILLION = 1e6;

    /** Null when a price that matters is not known. */
    @Nullable
    Double of(int input, int output) {
        if (inputPerMillion == null || outputPerMillion == null) {
            return null;
        }
        return (input * inputPerMillion + output * outputPerMillion) / MILLION;
    }
}
