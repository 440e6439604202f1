package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class FactsJsonTest {
    private static final String FIVE =
            "'conversation':'c-1','customer':'k-1','entry':'bot_first','startedAt':'2026-10-01T09:00:00Z','closedAt':'2026-10-01T09:07:30Z'";

    private final List<Fault> faults = new ArrayList<>();

    @Test
    void theFirstFiveFieldsAreEnough() {
        Facts facts = read("{" + FIVE + "}");
        assertThat(faults).isEmpty();
        assertThat(facts.closedAt()).isEqualTo(Instant.parse("2026-10-01T09:07:30Z"));
        assertThat(facts.bot()).isNull();
        assertThat(facts.engaged()).isTrue();
    }

    @Test
    void theExampleOfTheSpecificationIsRead() {
        Facts facts = read(
                "{" + FIVE
                        + ",'channel':'web','locale':'en','topic':'delivery','returning':false,'first':{'decision':'answer','confidence':0.91},"
                        + "'assignment':{'by':'rule','probability':1.0},'closedBy':'agent','customerMessages':3,'verifiedBy':null,'version':4,"
                        + "'bot':{'version':'kb-14','last':'answer','answers':2,'clarifications':0,'noAnswers':1,'feedback':'no','elapsedSeconds':41.0},"
                        + "'handoff':{'reason':'low_confidence','abandonedAt':null},"
                        + "'human':{'agent':'a-3','team':'orders','replies':4,'transfers':0,'handleSeconds':212.5,'wrapUpSeconds':20.0,'disposition':'resolved'},"
                        + "'survey':{'resolved':'yes','csat':5,'nps':9,'ces':6,'commented':true},'sentiment':{'first':-0.2,'last':0.6},'complaint':false}");
        assertThat(faults).isEmpty();
        assertThat(facts.human().handleSeconds()).isEqualTo(212.5);
        assertThat(facts.version()).isEqualTo(4);
        assertThat(facts.verifiedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, timeout, false", "0, system, true", "1, timeout, true"})
    void whoeverWroteOrWasKeptFromItIsEngaged(int messages, String closedBy, boolean engaged) {
        Facts facts = read("{" + FIVE + ",'customerMessages':" + messages + ",'closedBy':'" + closedBy + "'}");
        assertThat(facts.engaged()).isEqualTo(engaged);
        assertThat(FactValues.of(facts).engaged()).isEqualTo(engaged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|conversation",
                "[]|''",
                "{'conversation':|''",
                "{FIVE} x|''",
                "{FIVE,'mood':1}|mood",
                "{FIVE,'bot':{'mood':1}}|bot.mood",
                "{FIVE,'bot':3}|bot",
                "{FIVE,'topic':3}|topic",
                "{FIVE,'topic':{'a':[1]}}|topic",
                "{FIVE,'topic':''}|topic",
                "{FIVE,'returning':'no'}|returning",
                "{FIVE,'customerMessages':1.5}|customerMessages",
                "{FIVE,'customerMessages':-1}|customerMessages",
                "{FIVE,'customerMessages':99999999999999999999}|customerMessages",
                "{FIVE,'closedBy':'nobody'}|closedBy",
                "{FIVE,'assignment':{'probability':0}}|assignment.probability",
                "{FIVE,'assignment':{'probability':1.1}}|assignment.probability",
                "{FIVE,'first':{'confidence':1.1}}|first.confidence",
                "{FIVE,'survey':{'csat':6}}|survey.csat",
                "{FIVE,'survey':{'nps':11}}|survey.nps",
                "{FIVE,'survey':{'ces':0}}|survey.ces",
                "{FIVE,'human':{'handleSeconds':-1}}|human.handleSeconds",
                "{FIVE,'handoff':{'queuedAt':'2026-02-30T09:00:00Z'}}|handoff.queuedAt",
                "{FIVE,'handoff':{'queuedAt':'2026-10-01 09:00'}}|handoff.queuedAt",
                "{FIVE,'handoff':{'queuedAt':1790000000}}|handoff.queuedAt",
                "{FIVE,'topic':'a','topic':'b'}|topic",
            })
    void everyFaultNamesItsLineAndField(String json, String field) {
        assertThat(read(json.replace("FIVE", FIVE))).isNull();
        assertThat(faults).first().extracting(Fault::line, Fault::field).containsExactly(12L, field);
    }

    @Test
    void aCloseBeforeTheStartIsNamed() {
        assertThat(read("{" + FIVE.replace("09:07:30", "08:59:59") + "}")).isNull();
        assertThat(faults).containsExactly(new Fault(12, "closedAt", "must not be before startedAt"));
    }

    /** Clocks differ by some minutes, and rows that are stored already stay readable. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{FIVE}|2026-10-01T09:00:00Z|",
                "{FIVE}|2026-10-01T08:57:00Z|closedAt",
                "{FIVE,'assignment':{'by':'holdout'}}|2026-10-02T00:00:00Z|assignment.probability",
                "{FIVE,'assignment':{'by':'holdout','probability':1}}|2026-10-02T00:00:00Z|assignment.probability",
                "{FIVE,'assignment':{'by':'holdout','probability':0.9}}|2026-10-02T00:00:00Z|",
                "{FIVE,'assignment':{'by':'rule'}}|2026-10-02T00:00:00Z|"
            })
    void aRowFromOutsideIsOverAndTellsItsLot(String json, Instant now, @Nullable String field) {
        byte[] row = json.replace("FIVE", FIVE).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(FactsJson.row(row, new FactsJson.Place(12, now), faults) == null)
                .isEqualTo(field != null);
        assertThat(faults).extracting(Fault::field).isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(FactsJson.read(row, 12, faults)).isNotNull();
    }

    @Test
    void offsetsAreTurnedIntoUtcAndFractionsKeptToMilliseconds() {
        Facts facts = read("{" + FIVE.replace("09:07:30Z", "18:07:30.1239+08:00") + "}");
        assertThat(facts.closedAt()).isEqualTo(Instant.parse("2026-10-01T10:07:30.123Z"));
    }

    private @Nullable Facts read(String json) {
        return FactsJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 12, faults);
    }
}
