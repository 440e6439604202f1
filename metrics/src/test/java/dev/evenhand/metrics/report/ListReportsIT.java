package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListReportsIT {
    @Test
    void aDayBeginsWhereTheReaderLives() throws Exception {
        Contacts contacts = new Contacts().add(1, row -> at(row, "2026-10-24T21:59:59Z"));
        contacts.add(1, row -> at(row, "2026-10-24T22:00:00Z"));
        contacts.add(1, row -> at(row, "2026-10-25T22:59:59Z"));
        contacts.add(1, row -> at(row, "2026-10-25T23:00:00Z"));
        Listing<Rows.Period> trend = Asking.ask(contacts, Map.of("tz", "Europe/Paris"), Reports::trend);
        assertThat(trend.rows())
                .extracting(Rows.Period::start)
                .containsExactly("2026-10-24", "2026-10-25", "2026-10-26");
        assertThat(trend.rows()).extracting(Rows.Period::contacts).containsExactly(1L, 2L, 1L);
    }

    @Test
    void theHourThatComesTwiceIsOneHourOfTheMap() throws Exception {
        Contacts contacts = new Contacts().add(1, row -> at(row, "2026-10-25T00:30:00Z"));
        contacts.add(1, row -> at(row, "2026-10-25T01:30:00Z"));
        Listing<Rows.Hour> map = Asking.ask(contacts, Map.of("tz", "Europe/Paris"), Reports::heatmap);
        assertThat(map.rows()).singleElement().satisfies(hour -> {
            assertThat(hour.weekday()).isEqualTo(7);
            assertThat(hour.hour()).isEqualTo(2);
            assertThat(hour.contacts()).isEqualTo(2);
        });
    }

    @Test
    void behindAnHourOfTheMapStandTheConversationsThatBeganInIt() throws Exception {
        Contacts contacts = new Contacts().add(1, row -> at(row, "2026-10-25T00:30:00Z"));
        contacts.add(1, row -> at(row, "2026-10-25T01:30:00Z"));
        contacts.add(1, row -> at(row, "2026-10-25T02:30:00Z"));
        contacts.add(1, row -> at(row, "2026-10-26T01:30:00Z"));
        var asked = Map.of("tz", "Europe/Paris", "weekday", "7", "hour", "2");
        assertThat(Asking.ask(contacts, asked, Reports::conversations).rows())
                .extracting(Rows.Conversation::conversation)
                .containsExactly("c-2", "c-1");
    }

    @Test
    void eachVersionOfTheBotIsDescribedAndLeadsToItsConversations() throws Exception {
        Contacts contacts = new Contacts()
                .add(3, row -> by(at(row, "2026-10-01T09:00:00Z"), "kb-1").resolved(true))
                .add(2, row -> by(at(row, "2026-10-03T22:00:00Z"), "kb-2").resolved(false));
        var elsewhere = Asking.ask(contacts, Map.of("tz", "Europe/Paris"), Reports::versions)
                .rows();
        assertThat(elsewhere.get(0).used()).isEqualTo(new Rows.Days("2026-10-04", "2026-10-04"));
        var versions = Asking.ask(contacts, Map.of(), Reports::versions).rows();
        assertThat(versions).extracting(Rows.BotVersion::version).containsExactly("kb-2", "kb-1");
        assertThat(versions.get(1).used()).isEqualTo(new Rows.Days("2026-10-01", "2026-10-01"));
        assertThat(versions.get(1).contacts()).isEqualTo(3);
        assertThat(versions.get(1).fcr().value()).isEqualTo(1);
        assertThat(Asking.ask(contacts, Map.of("version", "kb-2"), Reports::conversations)
                        .rows())
                .hasSize(2);
    }

    private static Contacts.Row by(Contacts.Row row, String version) {
        row.bot = new Facts.Bot(version, null, null, null, null, null, null, null, 30.0);
        return row;
    }

    @Test
    void theToneIsComparedWhereBothEndsAreKnownAndUnknownElsewhere() throws Exception {
        Contacts contacts = new Contacts()
                .add(2, row -> toned(row, -.2, .3))
                .add(2, row -> toned(row, -.1, .2))
                .add(5, row -> row);
        var tone = Asking.ask(contacts, Map.of(), Reports::measures).rows().stream()
                .filter(row -> row.name().equals("sentiment"))
                .findFirst()
                .orElseThrow();
        assertThat(tone.botFirst().n()).isEqualTo(4);
        assertThat(tone.botFirst().value()).isCloseTo(.4, within(1e-9));
        assertThat(tone.humanFirst().value()).isNull();
    }

    private static Contacts.Row toned(Contacts.Row row, double first, double last) {
        row.sentiment = new Facts.Sentiment(first, last);
        return row;
    }

    @Test
    void aConversationAcrossMidnightBelongsToTheDayItBegan() throws Exception {
        Contacts contacts = new Contacts().add(1, row -> {
            row.lasted = Duration.ofHours(2);
            return at(row, "2026-10-01T23:30:00Z");
        });
        assertThat(Asking.ask(contacts, Map.of(), Reports::trend).rows())
                .extracting(Rows.Period::start)
                .containsExactly("2026-10-01");
    }

    @Test
    void aContactFromTheFutureIsCountedOnlyOnceItIsOver() throws Exception {
        Contacts contacts = new Contacts().add(1, row -> at(row, "2026-11-21T00:00:00Z"));
        assertThat(Asking.ask(contacts, Map.of(), Reports::trend).rows()).isEmpty();
        assertThat(Asking.ask(contacts, Map.of("to", "2026-12-01"), Reports::trend)
                        .rows())
                .singleElement()
                .satisfies(day -> assertThat(day.pending()).isEqualTo(1));
    }

    @Test
    void aTopicWithOneRowIsListedAndNeverSignificant() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 90, 100)
                .counts("human_first", "delivery", 40, 100)
                .counts("bot_first", "rare", 1, 1);
        Listing<Comparison.TopicLine> topics = Asking.ask(contacts, Map.of(), Reports::topics);
        assertThat(topics.rows()).extracting(Comparison.TopicLine::topic).containsExactly("delivery", "rare");
        assertThat(topics.rows()).extracting(Comparison.TopicLine::significant).containsExactly(true, false);
        assertThat(topics.rows().get(1).p()).isNull();
    }

    @Test
    void tenThousandTopicsAreAnswered() throws Exception {
        Contacts contacts = new Contacts().add(10_000, row -> {
            row.topic = "topic-" + row.customer;
            return row.resolved(true);
        });
        assertThat(Asking.ask(contacts, Map.of(), Reports::comparison).topics()).hasSize(10_000);
    }

    @Test
    void whatFlowsInFlowsOut() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 3, 5)
                .counts("human_first", "delivery", 2, 4)
                .add(6, row -> {
                    row.handoff =
                            new Facts.Handoff(row.startedAt, "low_confidence", row.startedAt, null, row.startedAt);
                    return row;
                })
                .add(7, row -> {
                    row.handoff = new Facts.Handoff(row.startedAt, "policy", row.startedAt, row.startedAt, null);
                    return row.handled(60.0).resolved(true);
                });
        List<Rows.Flow> flows = Asking.ask(contacts, Map.of(), Reports::funnel).rows();
        assertThat(flows)
                .contains(
                        new Rows.Flow("contacts", "bot_first", 18),
                        new Rows.Flow("bot_first", "answered_by_bot", 5),
                        new Rows.Flow("bot_first", "handed_off", 13),
                        new Rows.Flow("handed_off", "gave_up", 6),
                        new Rows.Flow("handed_off", "accepted", 7),
                        new Rows.Flow("accepted", "confirmed", 7));
    }

    /** Who wrote nothing is not on the way, and so in no list of those who went it. */
    @Test
    void aStationListsTheVeryConversationsItCounts() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 3, 5)
                .counts("human_first", "delivery", 1, 2)
                .add(6, ListReportsIT::handedOff)
                .add(4, row -> {
                    row.customerMessages = 0;
                    return row;
                });
        List<Rows.Flow> flows = Asking.ask(contacts, Map.of(), Reports::funnel).rows();
        for (Rows.Flow step : flows) {
            assertThat(listed(contacts, step.from() + "-" + step.to())).hasSize((int) step.contacts());
        }
        assertThat(listed(contacts, "contacts")).hasSize(13);
        assertThat(Asking.ask(contacts, Map.of(), Reports::conversations).rows())
                .hasSize(17);
    }

    private static List<Rows.Conversation> listed(Contacts contacts, String of) throws Exception {
        Map<String, String> passed = Map.of("figure", "flow", "by", "station", "of", of);
        return Asking.ask(contacts, passed, Reports::conversations).rows();
    }

    /** As the fold tells it: a person was asked for, and the joining of the line undone. */
    @Test
    void whoWentBackToTheBotFromTheLineDidNotGiveUp() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 3, 5)
                .add(2, row -> {
                    row.handoff = new Facts.Handoff(row.startedAt, "customer_asked", null, null, null);
                    row.heldBy = "bot";
                    return row.resolved(true);
                })
                .add(6, row -> handedOff(row));
        Arm.Rate left = (Arm.Rate) measure(contacts, "left_line").botFirst();
        assertThat(left.n()).isEqualTo(8);
        assertThat(left.value()).isEqualTo(.25);
        assertThat(measure(contacts, "abandonment").botFirst().value()).isEqualTo(0);
        assertThat(Asking.ask(contacts, Map.of(), Reports::funnel).rows())
                .contains(new Rows.Flow("handed_off", "left_line", 2), new Rows.Flow("left_line", "confirmed", 2));
    }

    /** Of the line the fold keeps the last joining alone: the second was taken, the third gave up. */
    @Test
    void whoJoinedTheLineAnewCountsByHowThatEnded() throws Exception {
        Contacts contacts = new Contacts().add(3, row -> {
            Instant asked = row.startedAt;
            Instant anew = asked.plusSeconds(20);
            boolean left = row.number == 1;
            boolean taken = row.number == 2;
            row.handoff = new Facts.Handoff(
                    asked,
                    "customer_asked",
                    left ? null : anew,
                    taken ? anew.plusSeconds(9) : null,
                    left || taken ? null : anew.plusSeconds(30));
            row.heldBy = left ? "bot" : taken ? "human" : "queue";
            return row;
        });
        Arm.Rate left = (Arm.Rate) measure(contacts, "left_line").botFirst();
        assertThat(left.n()).isEqualTo(3);
        assertThat(left.value()).isEqualTo(1 / 3.0);
        Arm.Rate gaveUp = (Arm.Rate) measure(contacts, "abandonment").botFirst();
        assertThat(gaveUp.n()).isEqualTo(2);
        assertThat(gaveUp.value()).isEqualTo(.5);
    }

    @Test
    void reasonsAreSharesOfWhatMetTheBot() throws Exception {
        Contacts contacts = new Contacts().counts("bot_first", "delivery", 3, 6).add(2, row -> {
            row.handoff = new Facts.Handoff(
                    row.startedAt, "low_confidence", row.startedAt, row.startedAt.plusSeconds(30), null);
            return row.handled(60.0).resolved(true);
        });
        assertThat(Asking.ask(contacts, Map.of(), Reports::reasons).rows())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.share().value()).isEqualTo(.25);
                    assertThat(reason.waited().median()).isEqualTo(30);
                });
    }

    @Test
    void whoNeverWroteIsInNoShareOfReasons() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 3, 6)
                .add(2, row -> handedOff(row))
                .add(4, row -> silent(handedOff(row)))
                .add(8, row -> silent(row));
        Rows.Reason reason =
                Asking.ask(contacts, Map.of(), Reports::reasons).rows().get(0);
        assertThat(reason.contacts()).isEqualTo(2);
        assertThat(reason.share().n()).isEqualTo(8);
        assertThat(reason.share().value()).isEqualTo(.25);
        assertThat(measure(contacts, "handoff").botFirst().value()).isEqualTo(.25);
    }

    private static Contacts.Row handedOff(Contacts.Row row) {
        row.handoff = new Facts.Handoff(row.startedAt, "low_confidence", row.startedAt, row.startedAt, null);
        return row.handled(60.0);
    }

    private static Contacts.Row silent(Contacts.Row row) {
        row.customerMessages = 0;
        return row;
    }

    /** Left without an answer; that some came back a day later does not make it otherwise. */
    @Test
    void silentAbandonmentDoesNotShrinkAsCustomersComeBack() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 5, 5)
                .add(3, row -> left(row))
                .add(2, row -> {
                    Instant next = row.startedAt.plus(Duration.ofDays(1));
                    row.contacts = new Facts.Contacts(next, next, null, null);
                    return left(row);
                });
        Arm share = measure(contacts, "suspected_silent_abandonment").botFirst();
        assertThat(share.n()).isEqualTo(10);
        assertThat(share.value()).isEqualTo(.5);
    }

    private static Contacts.Row left(Contacts.Row row) {
        row.closedBy = "timeout";
        row.bot = new Facts.Bot(null, null, null, "no_answer", 0, 0, 1, null, 5.0);
        return row;
    }

    private static Rows.Measure measure(Contacts contacts, String name) throws Exception {
        return Asking.ask(contacts, Map.of(), Reports::measures).rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRowsBehindANumberAreThoseItCounts() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 3, 5)
                .add(1, row -> at(row, "2026-10-02T00:00:00Z").csat(5));
        List<Rows.Conversation> rows = Asking.ask(
                        contacts, Map.of("state", "confirmed", "limit", "2"), Reports::conversations)
                .rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).startedAt()).isEqualTo("2026-10-02T00:00:00Z");
        assertThat(rows.get(0).csat()).isEqualTo(5);
    }

    @Test
    void everyFurtherMeasureHasItsNoteAndBothSides() throws Exception {
        Contacts contacts =
                new Contacts().counts("bot_first", "delivery", 40, 50).counts("human_first", "delivery", 20, 50);
        List<Rows.Measure> rows =
                Asking.ask(contacts, Map.of("lang", "zh"), Reports::measures).rows();
        assertThat(rows)
                .extracting(Rows.Measure::name)
                .contains("nps", "ces", "wait", "handoff", "containment", "complaints");
        assertThat(rows).allSatisfy(row -> assertThat(row.note()).isNotBlank());
    }

    @Test
    void agentsChannelsAndFiltersAreThere() throws Exception {
        Contacts contacts = new Contacts().counts("bot_first", "delivery", 1, 2).add(3, row -> row.handled(90.0)
                .csat(5));
        assertThat(Asking.ask(contacts, Map.of(), Reports::agents).rows())
                .singleElement()
                .satisfies(agent -> {
                    assertThat(agent.agent()).isEqualTo("ana");
                    assertThat(agent.contacts()).isEqualTo(3);
                });
        assertThat(Asking.ask(contacts, Map.of(), Reports::channels).rows())
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.share().value()).isEqualTo(1);
                    assertThat(channel.complaints().n()).isZero();
                });
        assertThat(Asking.ask(contacts, Map.of(), Reports::filters).topics()).containsExactly("delivery");
    }

    /** One customer wrote twice, about two things; the filter must not make two customers of one, nor one of none. */
    @Test
    void theContactRateCountsCustomersOnce() throws Exception {
        Contacts contacts = new Contacts()
                .add(1, row -> {
                    row.customer = "twice";
                    row.topic = "refund";
                    return row.resolved(true);
                })
                .add(2, row -> {
                    row.customer = "twice";
                    row.startedAt = Contacts.START.plusSeconds(28_800);
                    row.contacts = new Facts.Contacts(null, null, Contacts.START.plusSeconds(300), null);
                    return row.resolved(true);
                })
                .add(1, row -> {
                    row.customerMessages = 0;
                    return row;
                });
        assertThat(rate(contacts, Map.of())).isEqualTo(3);
        assertThat(rate(contacts, Map.of("topic", "delivery"))).isEqualTo(2);
        assertThat(rate(contacts, Map.of("from", "2026-10-01T10:00:00Z"))).isEqualTo(2);
    }

    private static @Nullable Double rate(Contacts contacts, Map<String, String> parameters) throws Exception {
        return Asking.ask(contacts, parameters, Reports::channels)
                .rows()
                .get(0)
                .contactRate()
                .value();
    }

    @Test
    void theWorkingShowsEveryStratumWithItsWeight() throws Exception {
        Working working = Asking.ask(Contacts.kidneyStones(), Map.of("strata", "topic"), Reports::working);
        assertThat(working.strata()).extracting(Working.StratumLine::weight).containsExactly(357 / 700.0, 343 / 700.0);
        assertThat(working.rules())
                .anyMatch(rule -> rule.name().equals("assumed") && rule.kind().equals("state"));
    }

    /** Language is given up, since most contacts would be in strata too thin to enter. */
    @Test
    void theWorkingShowsTheStrataTheFigureRestsOn() throws Exception {
        Contacts contacts = new Contacts();
        for (String entry : List.of("bot_first", "human_first")) {
            for (int i = 0; i < 30; i++) {
                String language = "l" + i;
                contacts.add(1, row -> {
                    row.entry = entry;
                    row.locale = language;
                    return row.resolved(true);
                });
            }
        }
        LikeForLike figure = Objects.requireNonNull(Asking.ask(contacts, Map.of(), Reports::comparison)
                .metrics()
                .fcr()
                .likeForLike());
        Working working = Asking.ask(contacts, Map.of(), Reports::working);
        assertThat(figure.strata()).doesNotContain("locale");
        assertThat(working.keys()).isEqualTo(figure.strata());
        assertThat(working.strata()).singleElement().satisfies(line -> assertThat(line.weight())
                .isEqualTo(1));
        assertThat(working.formulas()).anyMatch(formula -> formula.startsWith("Mantel"));
    }

    @Test
    void hoursAreAStratumInTheTimezone() throws Exception {
        Contacts contacts =
                new Contacts().counts("bot_first", "delivery", 10, 20).counts("human_first", "delivery", 10, 20);
        Working working = Asking.ask(contacts, Map.of("strata", "hour", "tz", "Asia/Shanghai"), Reports::working);
        assertThat(working.strata()).singleElement().satisfies(line -> assertThat(line.values())
                .containsExactly("16–20"));
    }

    /** Of 60 asked about deliveries half answered, of 40 about refunds one in ten: (60 · 27/30 + 40 · 1/4) / 100. */
    @Test
    void satisfactionOfAListIsWeightedForThoseWhoDidNotAnswer() throws Exception {
        Contacts contacts = new Contacts()
                .add(27, row -> asked(row, "delivery").csat(5))
                .add(3, row -> asked(row, "delivery").csat(2))
                .add(30, row -> asked(row, "delivery").csat(null))
                .add(1, row -> asked(row, "refund").csat(4))
                .add(3, row -> asked(row, "refund").csat(1))
                .add(36, row -> asked(row, "refund").csat(null));
        isWeighted(Asking.ask(contacts, Map.of(), Reports::agents).rows().get(0).csat());
        isWeighted(
                Asking.ask(contacts, Map.of(), Reports::versions).rows().get(0).csat());
        isWeighted(
                Asking.ask(contacts, Map.of(), Reports::channels).rows().get(0).csat());
        for (String[] group : new String[][] {{"agent", "ana"}, {"version", "kb-1"}, {"channel", "web"}}) {
            Working working =
                    Asking.ask(contacts, Map.of("figure", "csat", "by", group[0], "of", group[1]), Reports::working);
            isWeighted((Arm.Csat) working.lines().get(0).figure());
            assertThat(working.classes())
                    .extracting(Working.SurveyClass::weight)
                    .containsExactly(2.0, 10.0);
            assertThat(working.lines().get(0).parts())
                    .extracting(Working.Derived::name)
                    .containsExactly("weighted", "bounds");
            assertThat(working.formulas()).anyMatch(formula -> formula.startsWith("weighted"));
        }
    }

    private static Contacts.Row asked(Contacts.Row row, String topic) {
        row.topic = topic;
        return by(row, "kb-1").handled(60.0);
    }

    private static void isWeighted(Arm.Csat csat) {
        assertThat(csat.offered()).isEqualTo(100);
        assertThat(csat.value()).isEqualTo(28 / 34.0);
        assertThat(csat.weighted()).isCloseTo(.64, within(1e-12));
        assertThat(csat.kish()).isCloseTo(100 * 100 / (60 * 2.0 + 40 * 10), within(1e-9));
        assertThat(csat.bounds()).isEqualTo(new Arm.Bounds(.28, .94));
    }

    /** Where one answer does not tell that it was asked for, the silent of that agent are unknown, not those of another. */
    @Test
    void anAnswerNobodyAskedForLeavesOnlyItsOwnGroupUnweighted() throws Exception {
        Contacts contacts = new Contacts()
                .add(10, row -> asked(row, "delivery").csat(5))
                .add(10, row -> {
                    Contacts.Row own = asked(row, "delivery").csat(5);
                    own.human = new Facts.Human(
                            "ben", "general", own.startedAt.plusSeconds(10), 2, 0, 60.0, 0.0, "resolved");
                    own.survey = new Facts.Survey(null, null, 5, null, null, false);
                    return own;
                });
        assertThat(Asking.ask(contacts, Map.of(), Reports::agents).rows())
                .extracting(agent -> agent.csat().weighted())
                .containsExactly(1.0, null);
    }

    private static Contacts.Row at(Contacts.Row row, String instant) {
        row.startedAt = Instant.parse(instant);
        return row;
    }
}
