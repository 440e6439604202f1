package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judging machine makes of conversations, set right by what people found in a random part of them.
 *
 * @param minimum audits below which nothing is said of an entry
 * @param difference of the corrected rates, bot first minus people first; null unless both can be said
 * @param method in words
 */
public record Judged(
        String from,
        String to,
        String tz,
        int minimum,
        Entry botFirst,
        Entry humanFirst,
        @Nullable Difference difference,
        String method) {

    /**
     * One entry.
     *
     * @param graded conversations the judge has read
     * @param judge its own rate of resolved, not to be used for itself
     * @param audited how many of them a manager has read as well
     * @param missing audits until something can be said
     * @param agreement share of the audited on which both say the same
     * @param confusion every pair of verdicts, how often
     * @param corrected the rate of resolved, n being what was graded; null while it cannot be said
     * @param standardError of the corrected rate
     */
    public record Entry(
            long graded,
            Arm.Plain judge,
            long audited,
            long missing,
            Arm.Plain agreement,
            List<Pair> confusion,
            Arm.@Nullable Plain corrected,
            @Nullable Double standardError) {}

    /** {@code grade} and {@code audit}: yes, no or cannot_tell. */
    public record Pair(String grade, String audit, long count) {}
}
