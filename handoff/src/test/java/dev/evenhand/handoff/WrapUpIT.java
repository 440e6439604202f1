package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.DeskView.WrappingUp;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The work after closing. */
class WrapUpIT extends HandoffFixture {
    @BeforeEach
    void aTeamWithOffersAndTwentySecondsOfWrapUp() {
        Team team = Team.GENERAL
                .withOffering(Offering.BY_HAND.by(Routing.LONGEST_IDLE))
                .withWrapUp(Duration.ofSeconds(20));
        await(desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(team)))));
        available(ANNA, 1);
    }

    private String resolvedByAnna() {
        String id = openInLine();
        await(desk.accept(id, ANNA));
        await(desk.resolve(id, ANNA, "resolved"));
        return id;
    }

    private int load(String agent) {
        return await(desk.view()).agents().stream()
                .filter(present -> present.agent().equals(agent))
                .mapToInt(Present::load)
                .sum();
    }

    private boolean offeredToAnna(String id) {
        return await(desk.view()).waiting().stream()
                .filter(waiting -> "anna".equals(waiting.offeredTo()))
                .map(Waiting::conversation)
                .anyMatch(id::equals);
    }

    @Test
    void itHoldsItsPlaceUntilItIsDoneAndThenTheNextIsOfferedAtOnce() {
        String done = resolvedByAnna();
        String next = openInLine();
        clock.advance(Duration.ofSeconds(7));
        assertThat(load("anna")).isEqualTo(1);
        assertThat(offeredToAnna(next)).isFalse();
        assertThat(await(desk.view()).wrapUps()).singleElement().satisfies(wrapUp -> {
            assertThat(wrapUp.conversation()).isEqualTo(done);
            assertThat(wrapUp.disposition()).isEqualTo("resolved");
            assertThat(Duration.between(wrapUp.since(), wrapUp.until())).isEqualTo(Duration.ofSeconds(20));
        });

        await(desk.wrapUp(done, ANNA, Told.NOTHING));
        eventually(() -> offeredToAnna(next));
        assertThat(events(done, WrappedUp.class)).singleElement().satisfies(wrapped -> assertThat(wrapped.seconds())
                .isBetween(7.0, 20.0));
        assertThat(load("anna")).isZero();
        assertThat(conversation(done)).isEqualTo(folded(done));
    }

    private Conversation folded(String id) {
        return Conversation.of(id, history(id).stream().map(Entry::event).toList());
    }

    @Test
    void whenItsTimeIsOverAnotherNodesSweepEndsIt() {
        String done = resolvedByAnna();
        String next = openInLine();
        clock.advance(Duration.ofSeconds(50));
        await(desk.heartbeat(ANNA));
        sweep();

        eventually(() -> offeredToAnna(next));
        assertThat(events(done, WrappedUp.class)).extracting(WrappedUp::seconds).containsExactly(20.0);
        sweep();
        await(desk.wrapUp(done, ANNA, Told.NOTHING));
        assertThat(events(done, WrappedUp.class)).hasSize(1);
    }

    @Test
    void noOtherMayGiveAChatToWhoeverWrapsUpButTheAgentMayTakeOne() {
        String done = resolvedByAnna();
        available(BEN, 1);
        String held = openInLine();
        await(desk.accept(held, BEN));
        assertThat(refused(desk.transfer(held, BEN, new Transfer(null, "anna", "")))
                        .reason())
                .isEqualTo(Reason.OVER_CAPACITY);
        String next = openInLine();

        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(next);
        assertThat(load("anna")).isEqualTo(1);
        assertThat(await(desk.view()).wrapUps()).isEmpty();
        assertThat(events(done, WrappedUp.class)).hasSize(1);
    }

    @Test
    void onlyWhoeverWrapsUpSaysThatItIsDone() {
        String done = resolvedByAnna();

        assertThat(refused(desk.wrapUp(done, BEN, Told.NOTHING)).holder()).isEqualTo("agent:anna");
        await(desk.wrapUp(done, ANNA, new Told(4.0, "spam")));
        await(desk.wrapUp(done, ANNA, new Told(null, "other")));
        assertThat(events(done, WrappedUp.class))
                .extracting(WrappedUp::disposition)
                .containsExactly("spam", "other");
    }

    @Test
    void onlyWhoseChatItWasOrASupervisorCorrectsWhatWasSaidOfIt() {
        String done = resolvedByAnna();
        await(desk.wrapUp(done, ANNA, Told.NOTHING));
        Told other = new Told(3.0, "other");

        assertThat(refused(desk.wrapUp(done, BEN, other)).holder()).isEqualTo("agent:anna");
        await(desk.wrapUp(done, new Agent("ben", "Ben", true), other));
        await(desk.wrapUp(done, ANNA, other));
        assertThat(events(done, WrappedUp.class)).hasSize(3);
    }

    @Test
    void whereNoTimeIsGrantedTheHandsAreFreeAtOnceAndSoTheyAreWhenTheCustomerLeaves() {
        String left = openInLine();
        await(desk.accept(left, ANNA));
        await(desk.close(left, CUSTOMER));
        assertThat(load("anna")).isZero();
        await(desk.keepRules(DeskRules.FRESH.withWrapUp(Duration.ZERO)));
        resolvedByAnna();

        assertThat(load("anna")).isZero();
        assertThat(await(desk.view()).wrapUps()).extracting(WrappingUp::agent).isEmpty();
    }
}
