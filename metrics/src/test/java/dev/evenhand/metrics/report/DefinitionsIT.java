package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.DefinitionText;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class DefinitionsIT {
    private static final Facts.Handoff ASKED =
            new Facts.Handoff(Contacts.START, "customer_asked", Contacts.START, Contacts.START.plusSeconds(20), null);

    @Test
    void everyVersionSaysItsExactRulesInBothLanguages() {
        for (boolean chinese : new boolean[] {false, true}) {
            List<DefinitionText> all = DefinitionTexts.all(chinese);
            assertThat(all).hasSameSizeAs(Definitions.ALL);
            assertThat(all).filteredOn(DefinitionText::current).hasSize(1);
            assertThat(all).allSatisfy(version -> {
                assertThat(version.text()).isNotBlank();
                assertThat(version.rules())
                        .allSatisfy(rule -> assertThat(rule.text()).isNotBlank())
                        .extracting(DefinitionText.RuleText::name)
                        .contains("fcr", "fcr_net", "fcr_strict", "cost_per_resolution", "contactRate", "survey_class");
            });
        }
    }

    @Test
    void aReportIsMadeUnderTheVersionAskedFor() throws Exception {
        Contacts contacts = new Contacts()
                .counts("bot_first", "delivery", 10, 20)
                .add(10, row -> {
                    row.handoff = ASKED;
                    return row.handled(60.0).resolved(true);
                });
        contacts.add(10, row -> {
            row.contacts = new Facts.Contacts(Contacts.START.plus(Duration.ofDays(1)), null, null, null);
            return row.resolved(true);
        });
        assertThat(fcr(contacts, "1")).isEqualTo(30 / 40.0);
        assertThat(fcr(contacts, "1-strict")).isEqualTo(20 / 40.0);
        assertThat(fcr(contacts, "1-any-topic")).isEqualTo(20 / 40.0);
        Map<String, Double> measures = measures(contacts, HouseRules.NONE);
        assertThat(measures)
                .containsEntry("fcr_customer", .75)
                .containsEntry("fcr_strict", .5)
                .containsEntry("fcr_any_topic", .5)
                .containsEntry("fcr_net", .75);
    }

    /** A chat that stays open until it times out must not hide that the customer turned to another. */
    @Test
    void aContactBegunWhileAnotherIsOpenIsAReturnAndNoFirstContact() throws Exception {
        Instant meanwhile = Contacts.START.plus(Duration.ofMinutes(20));
        Contacts contacts = new Contacts()
                .add(1, row -> {
                    row.lasted = Duration.ofHours(2);
                    row.contacts = new Facts.Contacts(meanwhile, meanwhile, null, null);
                    return row;
                })
                .add(1, row -> {
                    Instant closed = Contacts.START.plus(Duration.ofHours(2));
                    row.startedAt = meanwhile;
                    row.contacts = new Facts.Contacts(null, null, closed, closed);
                    return row.resolved(true);
                })
                .counts("bot_first", "delivery", 1, 1);
        Comparison answer = Asking.ask(contacts, Map.of(), Reports::comparison);
        assertThat(answer.population().counted()).isEqualTo(3);
        assertThat(answer.population().firstContacts()).isEqualTo(2);
        assertThat(fcr(contacts, "1")).isEqualTo(.5);
    }

    @Test
    void netLeavesOutWhatPolicyLetsNobodyResolve() throws Exception {
        Contacts contacts =
                new Contacts().counts("bot_first", "delivery", 9, 10).counts("bot_first", "it's; late", 0, 30);
        HouseRules house = new HouseRules(List.of("it's; late"), 30, .1, "EUR");
        assertThat(measures(contacts, house)).containsEntry("fcr_net", .9).containsEntry("fcr_customer", 9 / 40.0);
    }

    @Test
    void aResolutionCostsWhatThePeopleAndTheBotInItCost() throws Exception {
        Contacts contacts = new Contacts()
                .add(30, row -> row.handled(360.0).resolved(true))
                .add(10, row -> row.handled(360.0).resolved(false));
        HouseRules house = new HouseRules(List.of(), 30, .5, "EUR");
        assertThat(measures(contacts, house).get("cost_per_resolution")).isCloseTo(40 * 3.5 / 30, within(1e-12));
        assertThat(measures(contacts, HouseRules.NONE)).containsEntry("cost_per_resolution", null);
    }

    /** A history that does not tell people's times: what they cost is unknown, not nothing. */
    @Test
    void peopleOfWhomNoTimeIsToldAreNotFree() throws Exception {
        HouseRules house = new HouseRules(List.of(), 30, .5, "EUR");
        Contacts untold = new Contacts().add(20, row -> row.handled(null).resolved(true));
        assertThat(measures(untold, house)).containsEntry("cost_per_resolution", null);
        untold.add(10, row -> row.handled(360.0).resolved(true)).add(10, row -> row.resolved(true));
        assertThat(measures(untold, house).get("cost_per_resolution"))
                .as("of a person in half of those known, of the bot in all")
                .isCloseTo((10 * 3 + 20 * .5) / 20, within(1e-12));
    }

    private static Double fcr(Contacts contacts, String version) throws Exception {
        Comparison answer = Asking.ask(contacts, Map.of("definition", version), Reports::comparison);
        assertThat(answer.definition()).isEqualTo(version);
        return ((Raw.ByEntry) answer.metrics().fcr().raw()).botFirst().value();
    }

    private static Map<String, Double> measures(Contacts contacts, HouseRules house) throws Exception {
        ReportQuery query = Reports.query(Map.of(), Contacts.NOW).in(house);
        Map<String, Double> values = new java.util.HashMap<>();
        Asking.ask(contacts, query, Reports::measures)
                .rows()
                .forEach(row -> values.put(row.name(), row.botFirst().value()));
        return values;
    }

    /** 40 a side: enough for most houses, too few for one that asks for 50. */
    @Test
    void aHouseMayAskForMoreBeforeAnythingIsSaid() throws Exception {
        Contacts contacts =
                new Contacts().counts("bot_first", "delivery", 40, 40).counts("human_first", "delivery", 2, 40);
        ReportQuery usual = Reports.query(Map.of(), Contacts.NOW);
        ReportQuery careful = usual.in(new HouseRules(List.of(), 0, 0, "EUR").speakingFrom(50));
        Comparison spoken = Asking.ask(contacts, usual, Reports::comparison);
        Comparison silent = Asking.ask(contacts, careful, Reports::comparison);
        assertThat(spoken.reading().outcome()).isEqualTo("bot_first");
        assertThat(silent.reading().outcome()).isEqualTo("too_early");
        assertThat(silent.verdict()).contains("fewer than 50");
        assertThat(((Raw.ByEntry) silent.metrics().fcr().raw()).botFirst().tooEarly())
                .isTrue();
        assertThat(Asking.ask(contacts, careful, Reports::channels)
                        .rows()
                        .get(0)
                        .fcr()
                        .tooEarly())
                .isFalse();
        assertThat(new HouseRules(List.of(), 0, 0, "EUR").speakingFrom(0).nMin())
                .isEqualTo(30);
    }

    /** Of one it is told that it stood in the line and nothing since, of the other only when it began and ended. */
    @Test
    void whoWasNeverToldToBeTakenFromTheLineWasNotAnsweredAndTheUnknownCountsAsAnswered() throws Exception {
        Contacts contacts = new Contacts()
                .add(3, row -> {
                    row.handoff = new Facts.Handoff(row.startedAt, null, row.startedAt.plusSeconds(5), null, null);
                    return row;
                })
                .add(2, row -> row);
        Working working = Asking.ask(contacts, Map.of(), Reports::working);
        assertThat(working.states())
                .containsExactly(
                        new Working.StateCount("unanswered", List.of(3L, 0L)),
                        new Working.StateCount("assumed", List.of(2L, 0L)));
    }

    @Test
    void aWindowIsToldAsItWasAsked() throws Exception {
        Contacts one = new Contacts().add(1, row -> row);
        for (String window : List.of("P3D", "PT72H", "P14D")) {
            assertThat(Asking.ask(one, Map.of("window", window), Reports::funnel)
                            .window())
                    .isEqualTo(window);
        }
    }
}
