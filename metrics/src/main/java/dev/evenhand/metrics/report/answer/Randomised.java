package dev.evenhand.metrics.report.answer;

import org.jspecify.annotations.Nullable;

/**
 * The holdout alone, as assigned, whoever answered in the end.
 *
 * @param difference with limits that hold however often one looks; null while an arm is too thin
 * @param sampleRatioP p of the check that the split came out as it was drawn, customers counted; null where there is none
 * @param valid false if that p is below .001: then nothing here may be believed
 * @param agrees whether like for like says the same: false where the intervals exclude each other; null where either has no
 *     answer, or the experiment's interval is so wide, with zero in it, that it would agree with anything
 */
public record Randomised(
        Arm botFirst,
        Arm humanFirst,
        @Nullable Difference difference,
        @Nullable Double sampleRatioP,
        boolean valid,
        @Nullable Boolean agrees,
        String method) {}
