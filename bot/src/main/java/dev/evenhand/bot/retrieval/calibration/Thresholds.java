package dev.evenhand.bot.retrieval.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * From which log odds to answer so that a precision is kept, by whole percents.
 *
 * <p>What rows judged out of fold say themselves hangs on which few articles happen to be like one another, so it is
 * trusted as far as it repeats itself when articles are drawn anew, and brought toward what is typical otherwise
 * (empirical Bayes; Efron and Morris 1975). Articles and not rows are drawn, since those of one article are alike.
 *
 * <p>Typical is what knowledge bases cut from the public CLINC150 set needed, banking and credit cards left out, on the
 * safe side. There this kept a promise of 90 % more evenly than each knowledge base's own word, at the same coverage.
 */
final class Thresholds {

    static final int LOWEST_PERCENT = 50;
    static final int HIGHEST_PERCENT = 99;
    private static final int COUNT = HIGHEST_PERCENT - LOWEST_PERCENT + 1;

    private static final int RESAMPLES = 60;
    /** Log odds beyond these are all the same: answer everything, answer nothing. */
    private static final double LOWEST = -4;

    private static final double HIGHEST = 6;

    /** Standard deviation between knowledge bases of what they need. */
    private static final double TYPICAL_SPREAD = 0.4;

    private static final double TYPICAL_SLOPE = 1.5;
    private static final double TYPICAL_START = -2.9;
    /** Neighbouring articles, for which caution is asked, need more than is typical. */
    private static final double CAUTION = 0.5;

    private final List<Calibrator.Judged> sorted;
    private final int articles;

    /** Rows, the most confident first. */
    Thresholds(List<Calibrator.Judged> sorted, int articles) {
        this.sorted = sorted;
        this.articles = articles;
    }

    /** Log odds by percent from {@value #LOWEST_PERCENT} on, never falling. */
    double[] logits(boolean cautious) {
        var once = new int[articles];
        Arrays.fill(once, 1);
        double[] own = own(once);
        double[] spreads = spreads();
        var thresholds = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            double typical = typical(precision(i)) + (cautious ? CAUTION : 0);
            double trust = square(TYPICAL_SPREAD) / (square(TYPICAL_SPREAD) + square(spreads[i]));
            thresholds[i] = typical + trust * (own[i] - typical);
            thresholds[i] = i == 0 ? thresholds[i] : Math.max(thresholds[i], thresholds[i - 1]);
        }
        return thresholds;
    }

    static double precision(int place) {
        return (LOWEST_PERCENT + place) / 100.0;
    }

    private static double typical(double precision) {
        return TYPICAL_START + TYPICAL_SLOPE * Math.log(precision / (1 - precision));
    }

    /**
     * The smallest log odds such that the weighted precision of all rows from there upward still keeps each promise. It
     * is about the average of everything answered, not about the last answer.
     *
     * @param times how often each article counts
     */
    private double[] own(int[] times) {
        double[] precisions = precisions(times);
        var thresholds = new double[COUNT];
        Arrays.fill(thresholds, HIGHEST);
        int place = 0;
        for (int r = precisions.length - 1; r >= 0; r--) {
            while (place < COUNT && precisions[r] >= precision(place)) {
                thresholds[place++] =
                        Math.max(LOWEST, Math.min(HIGHEST, sorted.get(r).logit()));
            }
        }
        return thresholds;
    }

    /** The share of right answers when all rows down to each are answered; none where rows tie, or none of them counts. */
    private double[] precisions(int[] times) {
        var precisions = new double[sorted.size()];
        double all = 0;
        double right = 0;
        boolean counts = false;
        for (int r = 0; r < precisions.length; r++) {
            var row = sorted.get(r);
            double weight = row.weight() * times[row.row().article()];
            all += weight;
            right += row.right() ? weight : 0;
            counts |= weight > 0;
            boolean tied = r + 1 < precisions.length && sorted.get(r + 1).logit() == row.logit();
            precisions[r] = tied || !counts ? Double.NaN : right / all;
            counts &= tied;
        }
        return precisions;
    }

    /** Standard deviations over knowledge bases drawn from this one's articles. */
    private double[] spreads() {
        var random = new Random(articles);
        var sums = new double[COUNT];
        var squares = new double[COUNT];
        for (int b = 0; b < RESAMPLES; b++) {
            var times = new int[articles];
            for (int k = 0; k < articles; k++) {
                times[random.nextInt(articles)]++;
            }
            double[] drawn = own(times);
            for (int i = 0; i < COUNT; i++) {
                sums[i] += drawn[i];
                squares[i] += square(drawn[i]);
            }
        }
        var spreads = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            spreads[i] = Math.sqrt(Math.max(0, squares[i] / RESAMPLES - square(sums[i] / RESAMPLES)));
        }
        return spreads;
    }

    private static double square(double x) {
        return x * x;
    }
}
