package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Judged;
import dev.evenhand.metrics.report.answer.Judged.Pair;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.working.Steps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class JudgedReportIT {
    /** The judge says yes to 1,440 of 2,000; of 200 audited 126 and 50 agree. */
    private static Contacts fixture(Contacts contacts, String entry) {
        read(contacts, entry, "delivery", "yes", "yes", 126);
        read(contacts, entry, "delivery", "yes", "no", 14);
        read(contacts, entry, "delivery", "cannot_tell", "yes", 10);
        read(contacts, entry, "delivery", "no", "no", 50);
        read(contacts, entry, "delivery", "yes", null, 1300);
        return read(contacts, entry, "delivery", "no", null, 500);
    }

    private static Contacts read(
            Contacts contacts, String entry, String topic, String grade, @Nullable String audit, int count) {
        return contacts.add(count, row -> {
            row.entry = entry;
            row.topic = topic;
            row.review = new Facts.Review(grade, "m-1", audit);
            return row;
        });
    }

    @Test
    void theJudgesRateIsSetRightByTheAudit() throws Exception {
        Judged answer = Asking.ask(fixture(new Contacts(), "bot_first"), Map.of(), Reports::judged);
        Judged.Entry bot = answer.botFirst();
        assertThat(bot.graded()).isEqualTo(2000);
        assertThat(bot.judge().value()).isEqualTo(.72);
        assertThat(bot.audited()).isEqualTo(200);
        assertThat(bot.missing()).isZero();
        assertThat(bot.corrected().value()).isCloseTo(.70, within(1e-12));
        assertThat(bot.standardError()).isCloseTo(.02649, within(5e-6));
        assertThat(bot.agreement().value()).isEqualTo(176 / 200.0);
        assertThat(bot.confusion()).contains(new Pair("yes", "no", 14), new Pair("cannot_tell", "yes", 10));
        assertThat(answer.humanFirst().graded()).isZero();
        assertThat(answer.humanFirst().corrected()).isNull();
        assertThat(answer.difference()).isNull();
    }

    /** The same verdicts, two by two of one customer: half as many opinions, of the judge's as of the manager's. */
    @Test
    void contactsOfTheSameCustomersCountAsTheirs() throws Exception {
        Contacts paired = fixture(new Contacts().eachCustomerCame(2), "bot_first");
        Judged.Entry bot = Asking.ask(paired, Map.of(), Reports::judged).botFirst();
        assertThat(bot.corrected().value()).isCloseTo(.70, within(1e-12));
        assertThat(bot.standardError()).isCloseTo(.02649 * Math.sqrt(2), within(2e-4));
        Working working = Asking.ask(paired, Map.of("figure", "judged"), Reports::working);
        assertThat(working.lines().get(0).calculation().steps())
                .anyMatch(
                        step -> step.contains("D = 2, Dₑ = 2.01") && step.endsWith(Steps.number(bot.standardError())));
    }

    @Test
    void bothEntriesAreSetRightByThemselvesAndCompared() throws Exception {
        Contacts contacts = fixture(fixture(new Contacts(), "bot_first"), "human_first");
        Judged answer = Asking.ask(contacts, Map.of(), Reports::judged);
        assertThat(answer.difference().value()).isCloseTo(0, within(1e-12));
        assertThat(answer.difference().high()).isCloseTo(1.959964 * .02649 * Math.sqrt(2), within(1e-4));
    }

    @Test
    void withTooFewAuditsNothingIsSaid() throws Exception {
        Contacts contacts = read(new Contacts(), "bot_first", "delivery", "yes", "yes", 29);
        Judged.Entry early = Asking.ask(
                        read(contacts, "bot_first", "delivery", "no", null, 100), Map.of(), Reports::judged)
                .botFirst();
        assertThat(early.corrected()).isNull();
        assertThat(early.missing()).isEqualTo(1);
        assertThat(early.judge().n()).isEqualTo(129);
    }

    @Test
    void aHouseMayAskForMoreAuditsBeforeAnythingIsSaid() throws Exception {
        ReportQuery careful =
                Reports.query(Map.of(), Contacts.NOW).in(new HouseRules(List.of(), 0, 0, "EUR").speakingFrom(300));
        Judged answer = Asking.ask(fixture(new Contacts(), "bot_first"), careful, Reports::judged);
        assertThat(answer.minimum()).isEqualTo(300);
        assertThat(answer.botFirst().missing()).isEqualTo(100);
        assertThat(answer.botFirst().corrected()).isNull();
    }

    @Test
    void topicsReadUnevenlyAreWeightedByWhatWasGraded() throws Exception {
        Contacts contacts = new Contacts();
        read(contacts, "bot_first", "easy", "yes", "yes", 40);
        read(contacts, "bot_first", "hard", "yes", "no", 5);
        read(contacts, "bot_first", "hard", "yes", null, 75);
        Judged.Entry bot = Asking.ask(contacts, Map.of(), Reports::judged).botFirst();
        assertThat(bot.corrected().value()).isCloseTo(40 / 120.0, within(1e-12));
    }

    /** One topic that hardly anybody read joins the next least read one: the others keep their own error. */
    @Test
    void aTopicHardlyReadJoinsTheNextLeastReadOne() throws Exception {
        Contacts contacts = new Contacts();
        read(contacts, "bot_first", "easy", "yes", "yes", 40);
        read(contacts, "bot_first", "hard", "yes", "no", 5);
        read(contacts, "bot_first", "hard", "yes", null, 74);
        read(contacts, "bot_first", "rare", "no", "no", 1);
        Working working = Asking.ask(contacts, Map.of("figure", "judged"), Reports::working);
        assertThat(working.audits()).extracting(Working.AuditedTopic::name).containsExactly("easy", "others");
        assertThat(working.lines().get(0).figure().value())
                .isCloseTo((40 + 80 * (79 / 80.0 - 5 / 6.0)) / 120, within(1e-12));
    }

    @Test
    void theWorkingOfTheDifferencePutsBothIntervalsIn() throws Exception {
        Contacts contacts = fixture(fixture(new Contacts(), "bot_first"), "human_first");
        Working working = Asking.ask(contacts, Map.of("figure", "judged"), Reports::working);
        Arm one = working.lines().get(0).figure();
        assertThat(working.contrasts().get(0).calculation().steps().get(1))
                .startsWith("d − √(")
                .contains(Steps.number(one.value() - one.low()));
        assertThat(working.lines().get(0).calculation().steps()).contains("ΣN = 2000, Σn = 200");
    }

    @Test
    void topicsNobodyReadAreTakenTogether() throws Exception {
        Contacts contacts = new Contacts();
        read(contacts, "bot_first", "easy", "yes", "yes", 30);
        read(contacts, "bot_first", "rare", "yes", "no", 1);
        read(contacts, "bot_first", "never", "no", null, 9);
        Judged.Entry bot = Asking.ask(contacts, Map.of(), Reports::judged).botFirst();
        assertThat(bot.corrected().value()).isCloseTo(31 / 40.0 - 1 / 31.0, within(1e-12));
    }
}
