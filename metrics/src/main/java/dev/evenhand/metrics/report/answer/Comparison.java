package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bot first against people first: every metric raw, like for like and randomised.
 *
 * @param definition version under which every row was labelled
 * @param view {@code entry} or {@code handled}
 * @param from first moment of the cohort, ISO 8601 in UTC; so are {@code to} (excluded) and {@code asOf}
 * @param tz timezone in which hours were cut
 * @param topics difference by topic, largest first; empty in the handled view
 * @param verdict one sentence that never claims more than its interval
 * @param reading the same for a page: what it rests on and what is missing
 */
public record Comparison(
        String definition,
        String view,
        String window,
        String from,
        String to,
        String tz,
        String asOf,
        Population population,
        Metrics metrics,
        List<TopicLine> topics,
        String verdict,
        Reading reading) {

    /**
     * Who is counted. {@code mature} and {@code engaged} are parts of {@code contacts}; rates are over {@code counted}, those that are both.
     *
     * @param firstContacts of those counted, what FCR is over
     */
    public record Population(
            long contacts, long mature, long engaged, long counted, long firstContacts, Excluded excluded) {}

    /** Contacts left out, each under the first reason: {@code contacts = counted + pending + unengaged}. */
    public record Excluded(long pending, long unengaged) {}

    public record Metrics(Metric fcr, Metric confirmed, Metric csat, Metric aht) {}

    /**
     * One metric in the three ways to compare, in rising order of trust.
     *
     * @param likeForLike null in the handled view, which compares nothing
     * @param randomised null where no contact of the cohort was randomised
     */
    public record Metric(Raw raw, @Nullable LikeForLike likeForLike, @Nullable Randomised randomised) {}

    /** One topic's difference, and whether it survives the correction for looking at many. */
    public record TopicLine(
            String topic,
            long contacts,
            Metric fcr,
            @Nullable Double p,
            @Nullable Double adjustedP,
            boolean significant) {}

    /**
     * What the verdict rests on.
     *
     * @param comparison {@code randomised}, {@code likeForLike}, {@code raw} or {@code none}
     * @param outcome {@code bot_first}, {@code human_first}, {@code no_difference}, {@code too_early} or {@code no_data}
     * @param moreConversations how many more would settle a gap as large as the one seen, on both sides together and by the
     *     interval that has to settle it; null where none are missing or no number would do
     * @param assumedShare part of the first-contact resolutions that rests on silence, in [0, 1]
     * @param coverage share of the target's contacts the comparison speaks of; null unless like for like
     * @param target whose mix of questions: {@code all}, {@code bot} or {@code human}; null unless like for like
     * @param flips metrics of which {@code comparison} and raw show opposite differences, both beyond doubt;
     *     {@code confirmed} only where it agrees with the outcome
     * @param rawFavours {@code bot_first} or {@code human_first} where the raw difference alone, which is of questions that
     *     may not be alike, would name it; else null
     * @param nMin fewest observations on a side that are not too early
     * @param experiment whether contacts drawn by lot settle it: {@code settles}, {@code open}, {@code too_early}, or {@code
     *     invalid} where the split did not come out as drawn; null where none was drawn
     */
    public record Reading(
            String comparison,
            String outcome,
            @Nullable Difference difference,
            @Nullable Long moreConversations,
            @Nullable Double assumedShare,
            @Nullable Double coverage,
            @Nullable String target,
            List<String> flips,
            @Nullable String rawFavours,
            int nMin,
            @Nullable String experiment) {
        /** No verdict: the arms are described, not compared. */
        public static Reading description(int nMin) {
            return new Reading("none", "description", null, null, null, null, null, List.of(), null, nMin, null);
        }
    }
}
