package dev.evenhand.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Entry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    @Test
    void withoutAnExperimentTheRuleSendsEverybodyToTheBot() {
        assertThat(Holdout.assign("k-1", 0, true)).isEqualTo(new Holdout(Entry.BOT_FIRST, Assignment.RULE));
    }

    @Test
    void whileNobodyIsOnDutyContactsAreNotEligible() {
        assertThat(Holdout.assign("k-1", 0.5, false).assignment()).isEqualTo(Assignment.RULE);
    }

    @Test
    void theSameCustomerAlwaysMeetsTheSameSide() {
        assertThat(Holdout.assign("k-1", 0.5, true)).isEqualTo(Holdout.assign("k-1", 0.5, true));
    }

    @Test
    void theShareIsKeptAndEachArmKnowsItsProbability() {
        var arms = IntStream.range(0, 20_000)
                .mapToObj(i -> Holdout.assign("k-" + i, 0.2, true))
                .toList();
        var human =
                arms.stream().filter(arm -> arm.entry() == Entry.HUMAN_FIRST).toList();

        assertThat(human.size() / 20_000.0).isBetween(0.19, 0.21);
        assertThat(human).allSatisfy(arm -> assertThat(arm.assignment()).isEqualTo(new Assignment("holdout", 0.2)));
        assertThat(arms).allSatisfy(arm -> assertThat(arm.assignment().by()).isEqualTo("holdout"));
    }
}
