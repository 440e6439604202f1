package dev.evenhand.handoff.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.queue.Team.Overflow;
import dev.evenhand.handoff.queue.Team.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamsTest {
    private static Team flowing(String id, String to) {
        return Team.of(id, id).withPromise(Promise.PLAIN.withOverflow(new Overflow(to, Duration.ofMinutes(1))));
    }

    @Test
    void theTeamThatFitsBestGetsTheTicket() {
        Team chinese = Team.of("zh", "Chinese").withLanguages(Set.of("zh"));
        Team orders = Team.of("orders", "Orders").withSkills(Set.of("delivery"));
        Teams teams = new Teams(List.of(Team.GENERAL, chinese, orders));

        assertThat(teams.teamFor("delivery", "zh")).isEqualTo(orders);
        assertThat(teams.teamFor("payment", "zh")).isEqualTo(chinese);
        assertThat(teams.teamFor("payment", "en")).isEqualTo(Team.GENERAL);
    }

    @Test
    void overflowLeadsSomewhereAndNeverInACircle() {
        assertThatThrownBy(() -> new Teams(List.of(flowing("a", "nowhere")))).hasMessageContaining("leads to no team");
        assertThatThrownBy(() -> new Teams(List.of(flowing("a", "b"), flowing("b", "a"))))
                .hasMessageContaining("circle");
        assertThat(new Teams(List.of(flowing("a", "b"), Team.of("b", "b"))).all())
                .hasSize(2);
    }
}
