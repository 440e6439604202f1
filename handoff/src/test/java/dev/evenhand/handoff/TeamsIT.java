package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.ASKED;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamsIT extends HandoffFixture {
    private static final Team DELIVERY = Team.of("delivery", "Delivery").withSkills(Set.of("delivery"));

    private static Team offering(Routing routing) {
        return Team.GENERAL.withOffering(Offering.BY_HAND.by(routing));
    }

    private void teams(Team... teams) {
        await(desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(teams)))));
    }

    private String offeredTo(String id) {
        return await(desk.view()).waiting().stream()
                .filter(waiting -> waiting.conversation().equals(id))
                .map(Waiting::offeredTo)
                .map(String::valueOf)
                .findFirst()
                .orElse("nobody waits");
    }

    @Test
    void aTicketJoinsTheLineOfTheTeamItIsFor() {
        teams(Team.GENERAL, DELIVERY);
        String id = openWithBot();
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        await(desk.keepProfile("anna", AgentProfile.inTeams("general")));
        available(ANNA, 1);
        available(BEN, 1);

        assertThat(await(desk.view()).waiting()).extracting(Waiting::team).containsExactly("delivery");
        assertThat(await(desk.acceptNext(ANNA))).isEmpty();
        assertThat(refused(desk.accept(id, ANNA)).reason()).isEqualTo(Reason.UNKNOWN_TEAM);
        assertThat(await(desk.acceptNext(BEN))).isPresent();
    }

    @Test
    void aTransferMovesTheTicketToTheOtherTeam() {
        teams(Team.GENERAL, DELIVERY);
        String id = openInLine();
        available(ANNA, 1);
        await(desk.accept(id, ANNA));

        assertThat(refused(desk.transfer(id, ANNA, new Transfer("nobody", null, "")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_TEAM);
        await(desk.transfer(id, ANNA, new Transfer("delivery", null, "yours")));
        assertThat(await(desk.view()).waiting()).extracting(Waiting::team).containsExactly("delivery");
    }

    @Test
    void anAutomaticTeamOffersToWhoeverHasBeenFreeTheLongest() {
        teams(offering(Routing.LONGEST_IDLE));
        available(BEN, 1);
        available(ANNA, 1);
        String id = openInLine();

        eventually(() -> offeredTo(id).equals("ben"));
        assertThat(refused(desk.accept(id, ANNA)).holder()).isEqualTo("agent:ben");
        await(desk.accept(id, BEN));
        assertThat(conversation(id).heldBy("ben")).isTrue();
    }

    @Test
    void anOfferNobodyTakesGoesToTheNextPerson() {
        teams(offering(Routing.LEAST_LOADED));
        available(BEN, 1);
        String id = openInLine();
        eventually(() -> offeredTo(id).equals("ben"));
        available(ANNA, 1);
        clock.advance(Duration.ofSeconds(21));
        sweep();

        eventually(() -> offeredTo(id).equals("anna"));
    }

    @Test
    void whoeverLetsThreeOffersPassIsAway() {
        teams(offering(Routing.LONGEST_IDLE));
        available(ANNA, 1);
        for (int n = 0; n < 3; n++) {
            String id = openInLine();
            eventually(() -> offeredTo(id).equals("anna"));
            clock.advance(Duration.ofSeconds(21));
            await(desk.heartbeat(ANNA));
            sweep();
            await(desk.close(id, CUSTOMER));
        }

        assertThat(await(desk.view()).agents().get(0).status()).isEqualTo(Presence.Status.AWAY);
    }

    @Test
    void noOfferGoesBeyondCapacity() {
        teams(offering(Routing.LONGEST_IDLE));
        String first = openInLine();
        String second = openInLine();
        available(ANNA, 1);

        eventually(() -> offeredTo(first).equals("anna"));
        assertThat(offeredTo(second)).isEqualTo("null");
        await(desk.accept(first, ANNA));
        await(desk.close(first, CUSTOMER));
        eventually(() -> offeredTo(second).equals("anna"));
    }

    @Test
    void teamsAreKeptAsTheyWereGiven() {
        teams(Team.GENERAL, DELIVERY);
        assertThat(await(desk.rules()).teams()).isEqualTo(new Teams(List.of(Team.GENERAL, DELIVERY)));
    }
}
