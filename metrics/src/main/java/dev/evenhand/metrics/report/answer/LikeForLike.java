package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides as they would be on the same mix of questions. Where no stratum has enough on both sides nothing can be
 * said: coverage is 0, values are null and {@code reason} says so.
 *
 * @param target whose mix: {@code all}, {@code bot} or {@code human}
 * @param strata what was held equal
 * @param asked what was asked for or is held equal by default; more than {@code strata} where it had to be coarsened
 * @param coverage share of the target's contacts that lie in strata with at least 10 on each side
 * @param entered how many strata that are, of {@code ofStrata}
 * @param mantelHaenszel the pooled difference, a second opinion; of rates only, as the next and the last
 * @param heterogeneity whether the difference itself differs between strata; null with fewer than two
 * @param signFlip whether the sign is the opposite of the raw difference's
 * @param rawWithin the raw difference over the strata that entered: where its sign is the opposite, too, it is the mix of
 *     questions that turned it, and not that other contacts are spoken of
 * @param eValue how strong something unmeasured would have to be to explain the difference away
 * @param moreConversations how many more, at the present mix, until strata with both sides cover 80% of the target's
 *     contacts; null where they do, or where no number would
 * @param reason why there is nothing, or why it was coarsened
 */
public record LikeForLike(
        Arm botFirst,
        Arm humanFirst,
        @Nullable Difference difference,
        String target,
        List<String> strata,
        List<String> asked,
        double coverage,
        int entered,
        int ofStrata,
        @Nullable Difference mantelHaenszel,
        @Nullable Heterogeneity heterogeneity,
        boolean signFlip,
        @Nullable Double rawWithin,
        @Nullable Double eValue,
        @Nullable Long moreConversations,
        @Nullable String reason,
        String method) {

    /** Cochran's Q with its degrees of freedom and p. */
    public record Heterogeneity(double q, double df, double p) {}
}
