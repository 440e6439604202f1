package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison.Metric;
import dev.evenhand.metrics.report.answer.Comparison.Metrics;
import dev.evenhand.metrics.report.answer.Comparison.Reading;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the sentence says of the raw figures must be so of the comparison it speaks of, and no cause may be made up. */
class VerdictSentenceTest {
    private static final Arm.Rate ARM = new Arm.Rate(1000, .5, .4, .6, false, .1, new Arm.Bounds(.08, .12));
    private static final Difference NOTHING = new Difference(0, -.05, .05);

    @Test
    void anExperimentThatAgreesWithRawIsNotToldThatRawPointsTheOtherWay() {
        Reading reading = read(
                metric(new Difference(.05, .01, .09), new Difference(-.01, -.03, .01), new Difference(.06, .01, .11)));
        assertThat(reading.comparison()).isEqualTo("randomised");
        assertThat(reading.outcome()).isEqualTo("bot_first");
        assertThat(reading.flips()).isEmpty();
        assertThat(english(reading)).doesNotContain("raw figures").doesNotContain("the same questions");
    }

    /** A fifth of the drawn contacts' resolutions; the cohort around them has none from silence. */
    @Test
    void ofAnExperimentTheShareFromSilenceIsThatOfTheContactsDrawn() {
        Reading reading = read(
                metric(new Difference(.05, .01, .09), new Difference(.05, .01, .09), new Difference(.06, .01, .11)));
        assertThat(reading.assumedShare()).isEqualTo(.2);
        assertThat(english(reading)).contains("20% of the resolutions counted are assumed from silence");
    }

    @Test
    void anExperimentBesideRawThatMayBeChanceGivesNoCause() {
        Metric sure =
                metric(new Difference(.05, .01, .09), new Difference(.05, .01, .09), new Difference(-.06, -.11, -.01));
        Metric unsure = metric(
                new Difference(.01, -.03, .05), new Difference(.01, -.03, .05), new Difference(-.06, -.11, -.01));
        assertThat(english(read(sure))).contains("the raw figures point the other way, because");
        assertThat(english(read(unsure))).doesNotContain("raw figures");
    }

    @Test
    void likeForLikeThatTurnsTheSignSaysSoAndWhy() {
        Reading reading = read(metric(new Difference(.1, .05, .15), new Difference(-.05, -.08, -.02), null));
        assertThat(reading.flips()).containsExactly("fcr");
        assertThat(english(reading))
                .contains("people first resolve 5.0 points more")
                .endsWith(
                        "; the raw figures point the other way, because the two sides were not asked the same questions.");
        assertThat(VerdictSentence.of(reading, Language.CHINESE)).contains("原始数字方向相反");
    }

    @Test
    void whereNoDifferenceIsShownRawIsNotSaidToPointAnotherWay() {
        Reading open = read(metric(new Difference(.1, .05, .15), new Difference(-.01, -.04, .02), null));
        assertThat(open.outcome()).isEqualTo("no_difference");
        assertThat(english(open))
                .contains("no difference")
                .endsWith("; the raw figures alone would favour bot first.")
                .doesNotContain("because");
        assertThat(VerdictSentence.of(open, Language.CHINESE)).endsWith("；单看原始数字则机器人先接待较好。");
        Reading nothing = read(metric(new Difference(.01, -.05, .07), new Difference(-.01, -.04, .02), null));
        assertThat(english(nothing)).doesNotContain("raw");
    }

    /** 1,000 a side: for the gap of one point within (−4, 2) it is 2,000 · 3² · 2.0432, without the 2,000 there are. */
    @Test
    void howManyMoreIsToldByTheIntervalThatHasToSettleIt() {
        Difference open = new Difference(-.01, -.04, .02);
        assertThat(read(metric(NOTHING, open, null)).moreConversations()).isEqualTo(34_778);
        Reading drawn = read(metric(NOTHING, new Difference(.3, .2, .4), open));
        assertThat(drawn.comparison()).isEqualTo("randomised");
        assertThat(drawn.moreConversations()).isBetween(15_000L, 40_000L);
        assertThat(read(metric(NOTHING, new Difference(.3, .2, .4), null)).moreConversations())
                .isNull();
    }

    @Test
    void confirmedResolutionsAreNamedOnlyWhereTheySettleAndAgree() {
        Metric fcr = metric(new Difference(-.02, -.06, .02), new Difference(-.05, -.08, -.02), null);
        Metric settled = metric(new Difference(.1, .05, .15), new Difference(-.05, -.08, -.02), null);
        Metric open = metric(new Difference(.1, .05, .15), new Difference(-.01, -.04, .02), null);
        Metric against = metric(new Difference(-.1, -.15, -.05), new Difference(.05, .02, .08), null);
        assertThat(english(read(fcr, settled)))
                .contains("of confirmed resolutions the raw figures point the other way");
        assertThat(english(read(fcr, open))).doesNotContain("of confirmed");
        assertThat(english(read(fcr, against))).doesNotContain("of confirmed");
    }

    private static String english(Reading reading) {
        return VerdictSentence.of(reading, Language.ENGLISH);
    }

    private static Reading read(Metric fcr) {
        return read(fcr, metric(NOTHING, NOTHING, null));
    }

    private static Reading read(Metric fcr, Metric confirmed) {
        Metric other = metric(NOTHING, NOTHING, null);
        return Verdict.of(new Metrics(fcr, confirmed, other, other), Tally.NONE, HouseRules.N_MIN);
    }

    /** Raw over the strata that entered points the same way: other contacts turned the sign, not the mix of these. */
    @Test
    void aSignTurnedByWhatLikeForLikeDoesNotSpeakOfGivesNoCause() {
        Metric metric = metric(new Difference(.1, .05, .15), new Difference(-.05, -.08, -.02), null, -.04);
        assertThat(read(metric).flips()).isEmpty();
        assertThat(english(read(metric))).doesNotContain("the same questions");
    }

    private static Metric metric(Difference raw, Difference adjusted, @Nullable Difference randomised) {
        return metric(raw, adjusted, randomised, raw.value());
    }

    private static Metric metric(
            Difference raw, Difference adjusted, @Nullable Difference randomised, double rawWithin) {
        LikeForLike likeForLike = new LikeForLike(
                ARM,
                ARM,
                adjusted,
                "all",
                List.of("topic"),
                List.of("topic"),
                1,
                1,
                1,
                null,
                null,
                adjusted.value() * raw.value() < 0,
                rawWithin,
                null,
                null,
                null,
                "");
        return new Metric(
                new Raw.ByEntry(ARM, ARM, raw, ""),
                likeForLike,
                randomised == null ? null : new Randomised(ARM, ARM, randomised, 1.0, true, true, ""));
    }

    @Test
    void anExperimentThatDoesNotSettleItIsTold() {
        Metric open =
                metric(new Difference(.1, .05, .15), new Difference(.05, .02, .08), new Difference(.02, -.1, .14));
        assertThat(read(open).experiment()).isEqualTo("open");
        assertThat(english(read(open))).contains("the experiment by lot does not settle it yet");
        assertThat(VerdictSentence.of(read(open), Language.CHINESE)).contains("随机实验尚不能定论");
        Metric none = metric(new Difference(.1, .05, .15), new Difference(.05, .02, .08), null);
        assertThat(english(read(none))).doesNotContain("experiment");
        assertThat(read(none).experiment()).isNull();
    }
}
