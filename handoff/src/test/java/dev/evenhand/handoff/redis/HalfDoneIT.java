package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.HandoffFixture;
import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Conversations;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.DeskRuntime;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.Lines;
import dev.evenhand.handoff.desk.Lines.Claim;
import dev.evenhand.handoff.desk.Lines.How;
import dev.evenhand.handoff.desk.Lines.Outcome;
import dev.evenhand.handoff.desk.Timer;
import dev.evenhand.handoff.queue.Terms;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crash between the two slots, played by taking one step and not the other. */
class HalfDoneIT extends HandoffFixture {
    private Lines lines() {
        return new RedisLines(link());
    }

    private Claim claim(How how, String id) {
        Instant now = clock.instant();
        return new Claim(how, id, how == How.MOVE ? BEN : ANNA, ANNA, "please", now, now.plusSeconds(2));
    }

    @Test
    void aConversationInLineThatTheDeskNeverHeardOfIsFoundBySweeping() {
        String id = Samples.newId();
        Instant now = clock.instant();
        var events = Custody.open(Samples.opening(Opening.Entry.HUMAN_FIRST), new Custody.Line("general", 0), now);
        var conversation = Conversation.of(id, events);
        var timer = new Timer.Setting(Timer.Change.SET, new Timer(Timer.Kind.DESK, id), now.plusSeconds(2));
        await(new RedisConversations(link())
                .append(new Conversations.Step(0, new Snapshot(conversation, now, false), events, List.of(timer))));
        assertThat(await(desk.place(id))).isEmpty();

        clock.advance(Duration.ofSeconds(3));
        sweep();
        assertThat(await(desk.place(id)).orElseThrow().position()).isEqualTo(1);
    }

    @Test
    void aClaimThatNeverReachedTheConversationIsCarriedThere() {
        String id = openInLine();
        available(ANNA, 1);
        assertThat(await(lines().claim(claim(How.CHOSEN, id))).outcome()).isEqualTo(Outcome.OK);
        assertThat(conversation(id).inLine()).isTrue();

        clock.advance(Duration.ofSeconds(3));
        sweep();
        assertThat(conversation(id).heldBy("anna")).isTrue();
        assertThat(await(desk.view()).agents().get(0).load()).isEqualTo(1);
    }

    @Test
    void aHandoverThatNeverReachedTheConversationIsCarriedThere() {
        String id = openInLine();
        available(ANNA, 1);
        available(BEN, 1);
        await(desk.accept(id, ANNA));
        assertThat(await(lines().claim(claim(How.MOVE, id))).outcome()).isEqualTo(Outcome.OK);
        await(desk.agentSays(id, ANNA, words("one moment")));

        clock.advance(Duration.ofSeconds(3));
        sweep();
        assertThat(conversation(id).heldBy("ben")).isTrue();
        assertThat(await(desk.view()).held()).singleElement().satisfies(held -> assertThat(held.agent())
                .isEqualTo("ben"));
    }

    @Test
    void aClaimOnAConversationThatWasClosedMeanwhileIsDropped() {
        String id = openInLine();
        available(ANNA, 1);
        await(lines().claim(claim(How.CHOSEN, id)));
        await(desk.close(id, Samples.CUSTOMER));

        clock.advance(Duration.ofSeconds(3));
        sweep();
        assertThat(await(desk.view()).agents().get(0).load()).isZero();
        assertThat(conversation(id).closed()).isTrue();
    }

    @Test
    void aWordThatComesWhileSilenceIsAboutToEndTheChatKeepsItOpen() {
        String id = openWithBot();
        FaultyStores stores = new FaultyStores(link());
        DeskRuntime node = new DeskRuntime(vertx, stores.stores(), options(), clock);
        clock.advance(options().botIdle().plusSeconds(1));
        stores.meanwhile("append", () -> desk.customerSays(id, words("still here")));
        await(node.sweep());
        assertThat(conversation(id).closed()).isFalse();

        clock.advance(options().botDeadline().plusSeconds(6));
        await(node.sweep());
        assertThat(conversation(id).inLine()).isTrue();
    }

    @Test
    void whereTheHouseWaitsLongerThanItDidAChatIsNotEndedTooSoonAndEndedInTheEnd() {
        String id = openWithBot();
        DeskOptions patient = options().withIdle(Duration.ofHours(1), Duration.ofHours(1));
        DeskRuntime node = new DeskRuntime(vertx, new FaultyStores(link()).stores(), patient, clock);
        clock.advance(options().botIdle().plusSeconds(1));
        await(node.sweep());
        assertThat(conversation(id).closed()).isFalse();

        clock.advance(Duration.ofMinutes(30));
        await(node.sweep());
        assertThat(conversation(id).closed()).isTrue();
    }

    @Test
    void whatIsTakenOverAtThatMomentIsNotHandedOnByTheFormerHolder() {
        Agent sue = new Agent("sue", "Sue", true);
        String id = openInLine();
        List.of(ANNA, BEN, sue).forEach(agent -> available(agent, 1));
        await(desk.accept(id, ANNA));
        FaultyStores stores = new FaultyStores(link());
        DeskRuntime node = new DeskRuntime(vertx, stores.stores(), options(), clock);
        stores.meanwhile("claim", () -> desk.takeOver(id, sue, "mine now"));

        assertThat(refused(node.desk().transfer(id, ANNA, new Transfer(null, "ben", "yours")))
                        .holder())
                .isEqualTo("agent:sue");
        assertThat(conversation(id).heldBy("sue")).isTrue();
        assertThat(await(desk.view()).held()).extracting(Held::agent).containsExactly("sue");
    }

    @Test
    void lateNewsOfAnOlderHoldChangesNothing() {
        String id = openInLine();
        var inLine = conversation(id);
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        await(lines().reconcile(inLine, Terms.NONE, clock.instant()));

        assertThat(await(desk.place(id))).isEmpty();
        assertThat(await(desk.view()).agents().get(0).load()).isEqualTo(1);
    }

    @Test
    void scriptsTheServerHasForgottenAreTaughtAgain() {
        await(link().send(Command.SCRIPT, "FLUSH"));

        assertThat(conversation(openInLine()).inLine()).isTrue();
    }
}
