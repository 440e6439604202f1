package dev.evenhand.bot.retrieval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.retrieval.features.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final int NINETY = 90 - Thresholds.LOWEST_PERCENT;
    /** Log odds that are typical for nine answers in ten. */
    private static final double TYPICAL = -2.9 + 1.5 * Math.log(9);

    private final List<Calibrator.Judged> rows = new ArrayList<>();

    @Test
    void whatAllArticlesSayAlikeIsBelieved() {
        for (int article = 0; article < 50; article++) {
            right(article, 2);
            wrong(article, -1);
        }

        assertThat(thresholds(50, false)[NINETY]).isEqualTo(2, within(1e-9));
    }

    @Test
    void whatFewArticlesSayIsBroughtTowardTheTypical() {
        double few = ninety(4);
        double many = ninety(80);

        assertThat(few).isBetween(TYPICAL, many - 0.3);
    }

    /** Every fourth article is taken for another with much confidence. */
    private double ninety(int articles) {
        rows.clear();
        for (int article = 0; article < articles; article++) {
            for (int k = 0; k < 20; k++) {
                right(article, 0.2 * k);
                if (article % 4 == 0) {
                    wrong(article, 2.1);
                }
            }
        }
        return thresholds(articles, false)[NINETY];
    }

    @Test
    void aStricterPromiseNeverNeedsLessAndCautionNeverLess() {
        for (int article = 0; article < 12; article++) {
            for (int k = 0; k < 20; k++) {
                right(article, 0.3 * k - article / 12.0);
            }
            wrong(article, 0.5 * article - 1);
        }
        double[] usual = thresholds(12, false);

        assertThat(usual).isSorted();
        assertThat(thresholds(12, true)[NINETY]).isGreaterThan(usual[NINETY]);
    }

    private double[] thresholds(int articles, boolean cautious) {
        var sorted = rows.stream()
                .sorted(Comparator.comparingDouble(Calibrator.Judged::logit).reversed())
                .toList();
        return new Thresholds(sorted, articles).logits(cautious);
    }

    private void right(int article, double logit) {
        rows.add(new Calibrator.Judged(row(article), article, logit, 1));
    }

    private void wrong(int article, double logit) {
        rows.add(new Calibrator.Judged(row(article), article + 1, logit, 1));
    }

    private static Row row(int article) {
        return new Row(new Evidence(new int[0], new double[0][0], 0), article, true);
    }
}
