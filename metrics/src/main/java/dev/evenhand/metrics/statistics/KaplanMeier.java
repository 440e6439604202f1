package dev.evenhand.metrics.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kaplan and Meier's estimate of who has not come back yet, from contacts followed for unequal times.
 *
 * <p>{@code S(t) = Π(1 − d/n)} over the times up to t at which d of the n still watched came back; events before
 * censorings at ties. Greenwood's {@code G = Σ d/(n(n−d))}, interval {@code S^exp(±z√G/|ln S|)} on the log-log scale,
 * which stays in [0, 1]. E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457; J. D. Kalbfleisch, R. L.
 * Prentice, The Statistical Analysis of Failure Time Data. Where that scale breaks down: S = 1 takes Wilson's lower
 * limit of those still watched, S = 0 the upper limit of the step before (survival cannot rise), or Wilson's if it is
 * the first.
 */
public final class KaplanMeier {
    private KaplanMeier() {}

    /**
     * The curve of contacts that came back after these times and of others watched in vain for those. Units are the
     * caller's.
     *
     * @throws IllegalArgumentException if a time is negative or not finite
     */
    public static SurvivalCurve curve(double[] events, double[] censorings) {
        double[] came = sorted(events);
        double[] watched = sorted(censorings);
        List<SurvivalCurve.Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        for (int i = 0; i < came.length; ) {
            int next = SurvivalCurve.firstAfter(came, came[i]);
            long atRisk = came.length - i + SurvivalCurve.from(watched, came[i]);
            long died = (long) next - i;
            survival *= (double) (atRisk - died) / atRisk;
            greenwood += (double) died / atRisk / (atRisk - died);
            double ceiling = steps.isEmpty()
                    ? Wilson.interval(0, (double) atRisk).high()
                    : steps.get(steps.size() - 1).survival().high();
            steps.add(new SurvivalCurve.Step(came[i], atRisk, died, interval(survival, greenwood, ceiling)));
            i = next;
        }
        return new SurvivalCurve(steps, came, watched);
    }

    /** At one time, so many came back and so many others were watched in vain up to it. */
    public record Group(double time, long events, long censored) {
        public Group {
            Checks.notNegative("time", time);
            Checks.that(events >= 0 && censored >= 0, "counts must not be negative", Math.min(events, censored));
        }

        public long all() {
            return events + censored;
        }

        /** Both at this one's time. */
        public Group plus(Group other) {
            return new Group(time, events + other.events, censored + other.censored);
        }
    }

    /** The steps of {@link #curve} from counts, in ascending order of time. */
    public static List<SurvivalCurve.Step> grouped(List<Group> groups) {
        return grouped(groups, 1);
    }

    /**
     * The same where contacts of the same customer resemble each other: Greenwood's sum is taken so many times, as of so many
     * times fewer contacts.
     *
     * @param designEffect at least 1
     */
    public static List<SurvivalCurve.Step> grouped(List<Group> groups, double designEffect) {
        List<SurvivalCurve.Step> steps = new ArrayList<>();
        long atRisk = groups.stream().mapToLong(Group::all).sum();
        double survival = 1;
        double greenwood = 0;
        double ceiling =
                atRisk == 0 ? 1 : Wilson.interval(0, atRisk / designEffect).high();
        for (Group group : groups) {
            if (group.events > 0) {
                survival *= (double) (atRisk - group.events) / atRisk;
                greenwood += designEffect * group.events / atRisk / (atRisk - group.events);
                Interval left = interval(survival, greenwood, ceiling);
                steps.add(new SurvivalCurve.Step(group.time, atRisk, group.events, left));
                ceiling = left.high();
            }
            atRisk -= group.all();
        }
        return steps;
    }

    private static Interval interval(double survival, double greenwood, double ceiling) {
        if (survival == 0) {
            return new Interval(0, 0, ceiling);
        }
        double reach = StandardNormal.Z * Math.sqrt(greenwood) / Math.abs(Math.log(survival));
        return new Interval(survival, Math.pow(survival, Math.exp(reach)), Math.pow(survival, Math.exp(-reach)));
    }

    private static double[] sorted(double[] times) {
        for (double time : times) {
            Checks.notNegative("time", time);
        }
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
