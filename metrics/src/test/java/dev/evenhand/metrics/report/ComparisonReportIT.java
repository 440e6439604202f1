package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.store.MemoryView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonReportIT {
    private static final Offset<Double> SIX = within(5e-7);

    @Test
    void kidneyStonesComeOutAsPublished() throws Exception {
        Comparison answer = ask(Contacts.kidneyStones().rows(), Map.of("strata", "topic"));
        Raw.ByEntry raw = (Raw.ByEntry) answer.metrics().fcr().raw();
        assertThat(raw.difference()).satisfies(d -> {
            assertThat(d.value()).isCloseTo(-.0457, within(5e-5));
            assertThat(d.low()).isCloseTo(-.1045, within(5e-5));
            assertThat(d.high()).isCloseTo(.0133, within(5e-5));
        });
        LikeForLike adjusted = likeForLike(answer);
        assertThat(adjusted.botFirst().value()).isCloseTo(.832546, SIX);
        assertThat(adjusted.humanFirst().value()).isCloseTo(.778875, SIX);
        assertThat(adjusted.difference()).satisfies(d -> {
            assertThat(d.value()).isCloseTo(.053671, SIX);
            assertThat(d.low()).isCloseTo(-.013327, SIX);
            assertThat(d.high()).isCloseTo(.119329, SIX);
        });
        assertThat(known(adjusted.mantelHaenszel()).value()).isCloseTo(.053836, SIX);
        assertThat(known(adjusted.heterogeneity()).q()).isCloseTo(.1036, within(5e-5));
        assertThat(adjusted.signFlip()).isTrue();
        assertThat(adjusted.eValue()).isCloseTo(1.340307, SIX);
        assertThat(adjusted.coverage()).isEqualTo(1);
        assertThat(answer.metrics().fcr().randomised()).isNull();
        assertThat(answer.verdict()).startsWith("On like-for-like questions, no difference");
        assertThat(answer.population().counted()).isEqualTo(700);
    }

    /** Its square in milliseconds is beyond what 64 bits hold. */
    @Test
    void aHandleTimeOfMonthsStopsNoReport() throws Exception {
        Contacts contacts = new Contacts().add(2, row -> row.handled(1e8).resolved(true));
        Arm arm = ((Raw.ByEntry) Asking.ask(contacts, Map.of(), Reports::comparison)
                        .metrics()
                        .aht()
                        .raw())
                .botFirst();
        assertThat(arm.value()).isEqualTo(1e8);
    }

    @Test
    void aManagersAuditCanTakeASuccessAway() throws Exception {
        Contacts contacts = new Contacts().add(10, row -> row).add(10, row -> {
            row.review = new Facts.Review(null, null, "no");
            return row;
        });
        Arm.Rate fcr = (Arm.Rate)
                ((Raw.ByEntry) ask(contacts.rows(), Map.of()).metrics().fcr().raw()).botFirst();
        assertThat(fcr.value()).isEqualTo(.5);
    }

    @Test
    void nothingIsNullAndNotZero() throws Exception {
        Comparison answer = ask(List.of(), Map.of());
        Raw.ByEntry raw = (Raw.ByEntry) answer.metrics().fcr().raw();
        assertThat(raw.botFirst()).isEqualTo(new Arm.Rate(0, null, null, null, true, null, null));
        assertThat(raw.difference()).isNull();
        assertThat(likeForLike(answer).difference()).isNull();
        assertThat(answer.reading().outcome()).isEqualTo("no_data");
    }

    @Test
    void aSingleContactHasAValueAndAnIntervalAndIsTooEarly() throws Exception {
        Comparison answer =
                ask(new Contacts().counts("bot_first", "delivery", 1, 1).rows(), Map.of());
        Arm arm = ((Raw.ByEntry) answer.metrics().fcr().raw()).botFirst();
        assertThat(arm.value()).isEqualTo(1);
        assertThat(arm.low()).isBetween(.2, .21);
        assertThat(arm.tooEarly()).isTrue();
    }

    @Test
    void aWindowNotYetElapsedKeepsAContactOutUntilItHas() throws Exception {
        List<Facts> rows = new Contacts()
                .add(1, row -> {
                    row.startedAt = Contacts.NOW.minus(Duration.ofDays(3));
                    return row.resolved(true);
                })
                .rows();
        assertThat(ask(rows, Map.of()).population())
                .isEqualTo(new Comparison.Population(1, 0, 1, 0, 0, new Comparison.Excluded(1, 0)));
        assertThat(ask(rows, Map.of("window", "PT24H")).population().counted()).isEqualTo(1);
    }

    @Test
    void oneCustomerWithFiveHundredContactsCountsAsOneOpinion() throws Exception {
        Contacts contacts =
                new Contacts().counts("bot_first", "delivery", 30, 60).counts("human_first", "delivery", 30, 60);
        contacts.add(500, row -> {
            row.customer = "k-loud";
            row.contacts = new Facts.Contacts(null, null, Contacts.START, Contacts.START);
            return row.resolved(true);
        });
        Comparison.Metric loud = ask(contacts.rows(), Map.of()).metrics().confirmed();
        assertThat(loud.raw().method()).contains("over customers");
        assertThat(width(((Raw.ByEntry) loud.raw()).botFirst())).isGreaterThan(.15);
    }

    /** Of 109 contacts 101 customers' are, but of 19 answers nine are one customer's. */
    @Test
    void fewWhoCameAgainMayHaveGivenMostOfTheAnswers() throws Exception {
        Contacts contacts = new Contacts()
                .add(90, row -> row)
                .add(10, row -> row.csat(4))
                .add(9, row -> {
                    row.customer = "k-loud";
                    row.startedAt = Contacts.START.plus(Duration.ofDays(row.number - 100));
                    Instant day = Contacts.START.plus(Duration.ofDays(row.number - 101));
                    row.contacts = row.number == 101
                            ? new Facts.Contacts(day.plus(Duration.ofDays(2)), null, null, null)
                            : new Facts.Contacts(null, null, day, null);
                    return row.csat(1);
                });
        Comparison.Metrics metrics = ask(contacts.rows(), Map.of()).metrics();
        assertThat(metrics.csat().raw().method()).contains("over customers");
        assertThat(metrics.confirmed().raw().method()).doesNotContain("ratio estimator");
        assertThat(width(((Raw.ByEntry) metrics.csat().raw()).botFirst())).isGreaterThan(.5);
    }

    @Test
    void theOrderOfRowsNeverMatters() throws Exception {
        List<Facts> rows = Contacts.kidneyStones()
                .add(80, row -> row.csat(5).handled(77.7))
                .add(70, row -> row.csat(null).handled(12.25))
                .rows();
        Comparison first = ask(rows, Map.of());
        for (long seed = 1; seed <= 5; seed++) {
            try (MemoryView view = new MemoryView().addShuffled(rows, seed)) {
                assertThat(answer(view, Map.of())).isEqualTo(first);
            }
        }
    }

    @Test
    void confirmedIsAtMostWithAssumedAdded() throws Exception {
        List<Facts> rows = new Contacts()
                .counts("bot_first", "delivery", 40, 60)
                .add(30, row -> row)
                .rows();
        Arm.Rate fcr =
                (Arm.Rate) ((Raw.ByEntry) ask(rows, Map.of()).metrics().fcr().raw()).botFirst();
        assertThat(fcr.n()).isEqualTo(90);
        assertThat(fcr.value()).isCloseTo(70 / 90.0, SIX);
        assertThat(fcr.assumed()).isCloseTo(30 / 90.0, SIX);
        assertThat(fcr.assumedInterval())
                .isEqualTo(Arms.bounds(Wilson.interval(new Proportion(30, 90)).orElseThrow()));
    }

    @Test
    void theAssumedPartHasAnIntervalLikeForLikeToo() throws Exception {
        List<Facts> rows = new Contacts()
                .counts("human_first", "delivery", 40, 60)
                .counts("bot_first", "delivery", 40, 60)
                .add(30, row -> row)
                .rows();
        Comparison.Metric fcr = ask(rows, Map.of()).metrics().fcr();
        Arm.Rate raw = (Arm.Rate) ((Raw.ByEntry) fcr.raw()).botFirst();
        Arm.Rate adjusted = (Arm.Rate) Objects.requireNonNull(fcr.likeForLike()).botFirst();
        Arm.Bounds own = Objects.requireNonNull(raw.assumedInterval());
        Arm.Bounds told = Objects.requireNonNull(adjusted.assumedInterval());
        assertThat(told.low()).isCloseTo(own.low(), SIX);
        assertThat(told.high()).isCloseTo(own.high(), SIX);
    }

    @Test
    void theSurveyStandsBesideThoseWhoWereAskedAndSilent() throws Exception {
        List<Facts> rows = new Contacts()
                .add(30, row -> row.csat(5))
                .add(10, row -> row.csat(2))
                .add(60, row -> row.csat(null))
                .rows();
        Arm.Csat csat =
                (Arm.Csat) ((Raw.ByEntry) ask(rows, Map.of()).metrics().csat().raw()).botFirst();
        assertThat(csat.offered()).isEqualTo(100);
        assertThat(csat.answered()).isEqualTo(40);
        assertThat(csat.value()).isEqualTo(.75);
        assertThat(csat.bounds()).isEqualTo(new Arm.Bounds(.3, .9));
    }

    /** The content are confirmed by their answers; the silent beside them must not be left to the discontent. */
    @Test
    void answersStandForTheSilentWhoseContactsEndedAlike() throws Exception {
        List<Facts> rows = new Contacts()
                .add(300, row -> row.csat(5))
                .add(60, row -> row.csat(1))
                .add(40, row -> row.csat(3))
                .add(600, row -> row.csat(null))
                .rows();
        assertThat(weighted(rows)).isCloseTo(.75, SIX);
    }

    /** Ten of a hundred of one kind answer, none of them content; of a hundred others ninety, all of them content. */
    @ParameterizedTest
    @ValueSource(strings = {"verified", "ambiguous", "recontacted", "unanswered", "blocked"})
    void theSilentOfAStateAreStoodForByThoseWhoWouldBeInItWithoutTheirAnswer(String state) throws Exception {
        Contacts contacts = new Contacts()
                .add(10, row -> ended(row.csat(2), state))
                .add(90, row -> ended(row.csat(null), state))
                .add(90, row -> row.csat(5))
                .add(10, row -> row.csat(null));
        assertThat(weighted(contacts.rows())).isCloseTo(.5, SIX);
        Working working = Asking.ask(contacts, Map.of("figure", "csat"), Reports::working);
        assertThat(working.classes())
                .extracting(Working.SurveyClass::name)
                .containsExactlyInAnyOrder("delivery " + state, "delivery assumed");
    }

    @Test
    void aClassWithoutATopicIsCalledUnknown() throws Exception {
        Contacts contacts = new Contacts().add(40, row -> {
            row.topic = null;
            return row.csat(row.number % 2 == 0 ? null : 5);
        });
        assertThat(Asking.ask(contacts, Map.of("figure", "csat"), Reports::working)
                        .classes())
                .extracting(Working.SurveyClass::name)
                .containsExactly("unknown assumed");
    }

    private static Contacts.Row ended(Contacts.Row row, String state) {
        switch (state) {
            case "verified" -> row.verifiedBy = "tool";
            case "ambiguous" -> row.review = new Facts.Review("yes", "m-1", "no");
            case "unanswered" -> row.human = new Facts.Human("ana", null, null, 0, 0, 60.0, null, null);
            case "blocked" -> row.closedBy = "system";
            default -> cameBack(row);
        }
        return row;
    }

    /** As in a history whose export names the answers alone. */
    @Test
    void whereItIsNotToldWhoWasAskedTheAnswersStandAlone() throws Exception {
        List<Facts> rows = new Contacts()
                .add(30, row -> unasked(row.csat(5)))
                .add(10, row -> unasked(row.csat(1)))
                .add(60, row -> row)
                .rows();
        Arm.Csat csat =
                (Arm.Csat) ((Raw.ByEntry) ask(rows, Map.of()).metrics().csat().raw()).botFirst();
        assertThat(csat.value()).isEqualTo(.75);
        assertThat(csat.answered()).isEqualTo(40);
        assertThat(csat.offered()).isNull();
        assertThat(csat.weighted()).isNull();
        assertThat(csat.bounds()).isNull();
    }

    /** More answers than askings that are told of would be nonsense: then neither the asked nor the silent are told. */
    @Test
    void whereSomeAnswersDoNotTellThatTheyWereAskedForNobodyIsSilent() throws Exception {
        List<Facts> rows = new Contacts()
                .add(30, row -> unasked(row.csat(5)))
                .add(20, row -> row.csat(4))
                .rows();
        Arm.Csat csat =
                (Arm.Csat) ((Raw.ByEntry) ask(rows, Map.of()).metrics().csat().raw()).botFirst();
        assertThat(csat.answered()).isEqualTo(50);
        assertThat(csat.offered()).isNull();
        assertThat(csat.weighted()).isNull();
        assertThat(csat.bounds()).isNull();
    }

    private static Contacts.Row unasked(Contacts.Row row) {
        Facts.Survey told = known(row.survey);
        row.survey = new Facts.Survey(null, told.resolved(), told.csat(), null, null, false);
        return row;
    }

    private static Contacts.Row cameBack(Contacts.Row row) {
        Instant next = row.startedAt.plus(Duration.ofDays(1));
        row.contacts = new Facts.Contacts(next, next, null, null);
        return row;
    }

    private static double weighted(List<Facts> rows) throws Exception {
        Comparison answer = ask(rows, Map.of());
        return known(((Arm.Csat) ((Raw.ByEntry) answer.metrics().csat().raw()).botFirst()).weighted());
    }

    @Test
    void handleTimeHasItsMeanMedianAndNinetiethPercentile() throws Exception {
        List<Facts> rows = new Contacts()
                .add(9, row -> row.handled(100.0))
                .add(1, row -> row.handled(1100.0))
                .rows();
        Arm.Seconds aht =
                (Arm.Seconds) ((Raw.ByEntry) ask(rows, Map.of()).metrics().aht().raw()).botFirst();
        assertThat(aht.value()).isEqualTo(200);
        assertThat(aht.median()).isEqualTo(100);
        assertThat(aht.p90()).isCloseTo(200, SIX);
        assertThat(aht.medianInterval()).isNotNull();
    }

    @Test
    void aPartOfTheHandleTimeThatIsUnknownIsNotZero() throws Exception {
        List<Facts> rows = new Contacts()
                .add(3, row -> bot(row.handled(100.0), 20.0))
                .add(5, row -> bot(row.handled(100.0), null))
                .add(7, row -> bot(row.handled(null), 20.0))
                .add(2, row -> bot(row, 60.0))
                .add(1, row -> row)
                .rows();
        Arm aht = ((Raw.ByEntry) ask(rows, Map.of()).metrics().aht().raw()).botFirst();
        assertThat(aht.n()).isEqualTo(5);
        assertThat(aht.value()).isEqualTo((3 * 120 + 2 * 60) / 5.0);
    }

    private static Contacts.Row bot(Contacts.Row row, @Nullable Double elapsedSeconds) {
        row.bot = Contacts.bot(elapsedSeconds);
        return row;
    }

    @Test
    void defaultStrataAreCoarsenedAndSayIt() throws Exception {
        Contacts contacts = new Contacts();
        for (int i = 0; i < 60; i++) {
            int number = i;
            contacts.add(1, row -> {
                row.entry = number % 2 == 0 ? "bot_first" : "human_first";
                row.locale = "l" + number / 2 % 6;
                return row.resolved(number % 3 == 0);
            });
        }
        LikeForLike chosen = likeForLike(ask(contacts.rows(), Map.of()));
        assertThat(chosen.strata()).containsExactly("topic", "confidence");
        assertThat(chosen.coverage()).isEqualTo(1);
        assertThat(chosen.reason()).contains("Coarsened");
        LikeForLike asked = likeForLike(ask(contacts.rows(), Map.of("strata", "topic,locale")));
        assertThat(asked.strata()).containsExactly("topic", "locale");
        assertThat(asked.coverage()).isZero();
        assertThat(asked.difference()).isNull();
    }

    @Test
    void randomisedContactsAreComparedAsAssigned() throws Exception {
        Contacts contacts = new Contacts();
        for (String entry : List.of("bot_first", "human_first")) {
            int successes = entry.equals("bot_first") ? 1400 : 1600;
            contacts.add(2000, row -> {
                row.entry = entry;
                row.assignment = new Facts.Assignment("holdout", .5);
                return row.resolved(Integer.parseInt(row.customer.substring(2)) % 2000 < successes);
            });
        }
        Randomised randomised =
                known(ask(contacts.rows(), Map.of()).metrics().fcr().randomised());
        Difference difference = known(randomised.difference());
        assertThat(difference.value()).isCloseTo(-.1, SIX);
        assertThat(difference.high()).isNegative();
        assertThat(randomised.sampleRatioP()).isEqualTo(1);
        assertThat(randomised.valid()).isTrue();
        assertThat(randomised.agrees()).isTrue();
    }

    /** 4 of 100 of the bot's answer, 40 of 100 of people's; of both four in five are content, and all take as long. */
    @Test
    void answersAndTimesOfAnArmThatHasFewerAreComparedByTheirMeans() throws Exception {
        Contacts contacts = new Contacts()
                .add(960, row -> drawn(row, "bot_first"))
                .add(32, row -> drawn(row, "bot_first").csat(5).handled(90.0))
                .add(8, row -> drawn(row, "bot_first").csat(3).handled(110.0))
                .add(60, row -> drawn(row, "human_first"))
                .add(32, row -> drawn(row, "human_first").csat(5).handled(90.0))
                .add(8, row -> drawn(row, "human_first").csat(3).handled(110.0));
        Comparison.Metrics metrics = ask(contacts.rows(), Map.of()).metrics();
        assertThat(known(known(metrics.csat().randomised()).difference()).value())
                .isCloseTo(0, SIX);
        assertThat(known(known(metrics.aht().randomised()).difference()).value())
                .isCloseTo(0, SIX);

        Arm.Csat bot = (Arm.Csat) known(metrics.csat().randomised()).botFirst();
        assertThat(bot.offered()).isEqualTo(bot.answered()).isEqualTo(40);
        assertThat(bot.weighted()).isCloseTo(.8, SIX);
        assertThat(known(bot.bounds()).low()).isCloseTo(.8, SIX);
        Arm.Seconds times = (Arm.Seconds) known(metrics.aht().randomised()).botFirst();
        assertThat(times.median()).isEqualTo(90);
        assertThat(known(times.p90Interval()).high()).isEqualTo(110);
    }

    /** Of each side's two topics one was asked twice as often as it answered. */
    @Test
    void satisfactionOnTheSameMixHasTheBoundsOfThoseWhoKeptSilent() throws Exception {
        Contacts contacts = new Contacts();
        for (String entry : List.of("bot_first", "human_first")) {
            contacts.add(20, row -> surveyed(row, entry, "delivery").csat(5))
                    .add(20, row -> surveyed(row, entry, "delivery"))
                    .add(40, row -> surveyed(row, entry, "returns").csat(2));
        }
        Arm.Csat csat = (Arm.Csat) known(ask(contacts.rows(), Map.of("strata", "topic"))
                        .metrics()
                        .csat()
                        .likeForLike())
                .botFirst();
        assertThat(csat.offered()).isEqualTo(80);
        assertThat(csat.answered()).isEqualTo(60);
        assertThat(known(csat.bounds()).low()).isCloseTo(.25, SIX);
        assertThat(known(csat.bounds()).high()).isCloseTo(.5, SIX);
    }

    /** People's returns take 300 s and their deliveries 100 s; on the mix of all four in five are deliveries, of theirs one in five. */
    @Test
    void handleTimesLikeForLikeHaveTheQuantilesOfTheSameMix() throws Exception {
        Contacts contacts = new Contacts()
                .add(180, row -> timed(row, "bot_first", "delivery", 50))
                .add(20, row -> timed(row, "bot_first", "returns", 200))
                .add(20, row -> timed(row, "human_first", "delivery", 100))
                .add(80, row -> timed(row, "human_first", "returns", 300));
        Comparison.Metric aht =
                ask(contacts.rows(), Map.of("strata", "topic")).metrics().aht();
        assertThat(((Arm.Seconds) ((Raw.ByEntry) aht.raw()).humanFirst()).median())
                .isGreaterThan(300);
        LikeForLike figure = known(aht.likeForLike());
        Arm.Seconds people = (Arm.Seconds) figure.humanFirst();
        assertThat(people.median()).isBetween(100.0, 110.0);
        assertThat(people.p90()).isBetween(300.0, 310.0);
        assertThat(known(people.medianInterval()).low()).isLessThanOrEqualTo(known(people.median()));
        assertThat(known(people.medianInterval()).high()).isGreaterThanOrEqualTo(known(people.median()));
        assertThat(((Arm.Seconds) figure.botFirst()).median()).isBetween(50.0, 60.0);
    }

    private static Contacts.Row timed(Contacts.Row row, String entry, String topic, double seconds) {
        row.entry = entry;
        row.topic = topic;
        return row.handled(seconds + row.number % 10);
    }

    /** Half of the questions are about deliveries; of the bot's, half came back and one in four of these answered, discontent. */
    @Test
    void satisfactionOnTheSameMixStandsForThoseWhoKeptSilentWithinTheirStratum() throws Exception {
        Contacts contacts = new Contacts()
                .add(10, row -> cameBack(surveyed(row, "bot_first", "delivery").csat(1)))
                .add(30, row -> cameBack(surveyed(row, "bot_first", "delivery").csat(null)))
                .add(40, row -> surveyed(row, "bot_first", "delivery").csat(5))
                .add(20, row -> surveyed(row, "bot_first", "returns").csat(4))
                .add(60, row -> surveyed(row, "bot_first", "returns").csat(null))
                .add(80, row -> surveyed(row, "human_first", "delivery").csat(5))
                .add(80, row -> surveyed(row, "human_first", "returns").csat(2));
        LikeForLike figure = known(
                ask(contacts.rows(), Map.of("strata", "topic")).metrics().csat().likeForLike());
        Arm.Csat bot = (Arm.Csat) figure.botFirst();
        assertThat(bot.value()).isCloseTo(.5 * 40 / 50 + .5, SIX);
        assertThat(bot.weighted()).isCloseTo(.5 * 40 / 80 + .5, SIX);
        double deliveries = 80 * 80 / (40 * 4.0 + 40);
        assertThat(bot.kish()).isCloseTo(1 / (.25 / deliveries + .25 / 20), SIX);
        assertThat(bot.weightedLow()).isLessThan(bot.weighted());
        assertThat(bot.weightedHigh()).isGreaterThan(bot.weighted());
        assertThat(bot.weightedCoverage()).isEqualTo(1);
        Arm.Csat people = (Arm.Csat) figure.humanFirst();
        assertThat(people.weighted()).isCloseTo(.5, SIX);
        assertThat(people.kish()).isCloseTo(160, SIX);
    }

    private static Contacts.Row surveyed(Contacts.Row row, String entry, String topic) {
        row.entry = entry;
        row.topic = topic;
        row.survey = new Facts.Survey(row.startedAt, null, null, null, null, false);
        return row;
    }

    private static Contacts.Row drawn(Contacts.Row row, String entry) {
        row.entry = entry;
        row.assignment = new Facts.Assignment("holdout", entry.equals("bot_first") ? .9 : .1);
        return row;
    }

    @Test
    void aBrokenDrawIsInvalid() throws Exception {
        Contacts contacts = new Contacts();
        contacts.add(600, row -> {
            row.assignment = new Facts.Assignment("holdout", .5);
            return row.resolved(true);
        });
        contacts.add(400, row -> {
            row.entry = "human_first";
            row.assignment = new Facts.Assignment("holdout", .5);
            return row.resolved(false);
        });
        Comparison answer = ask(contacts.rows(), Map.of());
        assertThat(known(answer.metrics().fcr().randomised()).valid()).isFalse();
        assertThat(answer.reading().comparison()).isEqualTo("likeForLike");
    }

    @Test
    void byHandlerIsADescriptionWithoutDifferences() throws Exception {
        List<Facts> rows = new Contacts()
                .counts("bot_first", "delivery", 3, 5)
                .add(4, row -> row.resolved(true).handled(60.0))
                .rows();
        Comparison answer = ask(rows, Map.of("view", "handled"));
        Raw.ByHandler raw = (Raw.ByHandler) answer.metrics().fcr().raw();
        assertThat(raw.botOnly().n()).isEqualTo(5);
        assertThat(raw.botThenHuman().n()).isEqualTo(4);
        assertThat(raw.humanOnly().n()).isZero();
        assertThat(answer.metrics().fcr().likeForLike()).isNull();
        assertThat(raw.method()).isEqualTo("Wilson intervals");
        rows = new Contacts()
                .add(60, row -> {
                    row.customer = "k-" + row.number % 7;
                    row.contacts = new Facts.Contacts(null, null, Contacts.START, null);
                    return row.resolved(row.number % 7 > 2);
                })
                .rows();
        assertThat(ask(rows, Map.of("view", "handled")).metrics().fcr().raw().method())
                .contains("over customers")
                .doesNotContain("difference");
    }

    private static LikeForLike likeForLike(Comparison answer) {
        return known(answer.metrics().fcr().likeForLike());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static double width(Arm arm) {
        return known(arm.high()) - known(arm.low());
    }

    private static Comparison ask(List<Facts> rows, Map<String, String> parameters) throws Exception {
        try (MemoryView view = new MemoryView().add(rows)) {
            return answer(view, parameters);
        }
    }

    private static Comparison answer(MemoryView view, Map<String, String> parameters) {
        return new ComparisonReport(view, Reports.query(parameters, Contacts.NOW), Contacts.NOW)
                .answer()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void whereNoKindOfQuestionMetBothSidesItCannotSayAndTellsHowManyMoreWould() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 80, 100)
                .counts("human_first", "delivery", 4, 5)
                .counts("human_first", "returns", 5, 10);
        Comparison answer = ask(contacts.rows(), Map.of());
        assertThat(answer.reading().outcome()).isEqualTo("too_early");
        assertThat(answer.reading().moreConversations()).isEqualTo(115);
        assertThat(answer.verdict())
                .startsWith("Cannot say: no kind of question")
                .contains("about 115 more");
        Contacts apart =
                new Contacts().counts("bot_first", "delivery", 80, 100).counts("human_first", "returns", 50, 100);
        assertThat(ask(apart.rows(), Map.of()).reading().moreConversations()).isNull();
        assertThat(ask(apart.rows(), Map.of()).verdict()).contains("more conversations would not change that");
    }

    /** Raw they vary, since one topic takes longer than the other. */
    @Test
    void timesThatVaryWithinNoStratumHaveNoYardstick() throws Exception {
        Contacts contacts = new Contacts();
        for (String topic : List.of("delivery", "returns")) {
            for (String entry : List.of("bot_first", "human_first")) {
                contacts.add(20, row -> {
                    row.topic = topic;
                    row.entry = entry;
                    return row.handled(topic.length() * (entry.equals("bot_first") ? 10.0 : 11.0));
                });
            }
        }
        Comparison.Metric aht = ask(contacts.rows(), Map.of()).metrics().aht();
        LikeForLike adjusted = known(aht.likeForLike());
        assertThat(((Raw.ByEntry) aht.raw()).difference()).isNotNull();
        assertThat(adjusted.difference()).isNull();
        assertThat(adjusted.coverage()).isEqualTo(1);
        assertThat(adjusted.reason()).contains("no yardstick");
    }

    @Test
    void theVerdictSaysOfHowManyContactsItSpeaks() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 90, 100)
                .counts("human_first", "delivery", 50, 100)
                .counts("bot_first", "returns", 90, 100);
        Comparison answer = ask(contacts.rows(), Map.of());
        assertThat(answer.verdict())
                .contains("which are 67% of the first contacts")
                .doesNotContain(" %");
        assertThat(answer.reading().coverage()).isBetween(.66, .67);
        assertThat(likeForLike(answer).moreConversations()).isNull();
    }
}
