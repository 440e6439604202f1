package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long contacts stay resolved: Kaplan and Meier's curves for both entries, over recent contacts as well, whose window
 * has not elapsed yet.
 *
 * @param fcr the share of first contacts still counted as resolved; what failed at once failed at hour 0
 * @param gridSeconds width of the slices of the window to whose ends returns are told
 * @param recontact the share of contacts after which the customer has not come back on the topic
 */
public record Recontact(
        String definition,
        String window,
        String from,
        String to,
        String tz,
        double gridSeconds,
        Pair fcr,
        Pair recontact,
        String method) {

    public record Pair(Curve botFirst, Curve humanFirst) {}

    /**
     * One curve.
     *
     * @param n contacts followed, {@code mature} of them to the end of the window or until they came back
     * @param estimate at the end of the window; null while nobody was followed that long
     * @param steps where it falls, in order of time
     * @param designEffect how many times the variance of independent contacts it has, since customers came several times
     */
    public record Curve(
            long n,
            long mature,
            boolean tooEarly,
            @Nullable Estimate estimate,
            List<Step> steps,
            double designEffect) {}

    public record Estimate(double value, double low, double high) {}

    /** {@code events} of {@code atRisk} came back within the time up to {@code hours}; {@code value} is left of all. */
    public record Step(double hours, long atRisk, long events, double value, double low, double high) {}
}
