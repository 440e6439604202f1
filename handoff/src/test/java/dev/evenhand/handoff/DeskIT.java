package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.ASKED;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static dev.evenhand.handoff.Samples.answer;
import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.bus.EventJson;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk.Audit;
import dev.evenhand.handoff.desk.Desk.Grade;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.Said;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.handoff.redis.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeskIT extends HandoffFixture {
    @Test
    void aConversationThatHasBecomeTooLongIsClosedAndReadFromItsEnd() {
        String id = openWithBot();
        await(desk.customerSays(id, words("Again")));
        String again = EventJson.toJson(history(id).get(1).event()).encode();
        String many = "for i = 1, 1998 do redis.call('XADD', KEYS[1], '*', 'e', ARGV[1]) end return 1";
        await(link().send(Command.EVAL, many, "1", Keys.log(id), again));

        assertThat(refused(desk.customerSays(id, words("And again"))).reason()).isEqualTo(Reason.CLOSED);

        assertThat(conversation(id).closed()).isTrue();
        List<Entry> all = history(id);
        assertThat(all.get(2000).event()).isInstanceOf(Closed.class);
        assertThat(await(desk.recent(id, 5))).isEqualTo(all.subList(all.size() - 5, all.size()));
    }

    @Test
    void aConversationGoesFromBotToPersonToItsEnd() {
        String id = openWithBot();
        await(desk.customerSays(id, words("Where is my order?")));
        await(desk.botReplies(id, answer(1)));
        await(desk.customerSays(id, words("A person, please.")));
        available(ANNA, 2);
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        Conversation taken = await(desk.acceptNext(ANNA)).orElseThrow();
        await(desk.agentSays(id, ANNA, words("I am here.")));
        await(desk.resolve(id, ANNA, "resolved"));
        await(desk.rate(id, CUSTOMER, new Rating(5, true, null, null, null)));
        await(desk.wrapUp(id, ANNA, new Told(12.5, null)));

        assertThat(taken.holder()).isEqualTo(Holder.agent("anna"));
        assertThat(types(id))
                .containsExactly(
                        "Opened",
                        "CustomerSaid",
                        "Assessed",
                        "BotAnswered",
                        "CustomerSaid",
                        "HandoffRequested",
                        "Queued",
                        "AgentJoined",
                        "AgentSaid",
                        "Resolved",
                        "Closed",
                        "SurveyOffered",
                        "Rated",
                        "WrappedUp");
        assertThat(await(desk.view()).held()).isEmpty();
        assertThat(conversation(id).topic()).isEqualTo("delivery");
    }

    @Test
    void theSnapshotIsTheFoldOfTheLog() {
        String id = openWithBot();
        await(desk.customerSays(id, words("one")));
        await(desk.customerSays(id, words("two")));
        await(desk.botReplies(id, answer(2)));
        await(desk.feedback(id, CUSTOMER, false));
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        await(desk.returnToBot(id, ANNA.participant(), "done here"));
        await(desk.customerSays(id, words("three")));
        await(desk.close(id, CUSTOMER));

        Conversation folded =
                Conversation.of(id, history(id).stream().map(Entry::event).toList());
        assertThat(conversation(id)).isEqualTo(folded);
    }

    @Test
    void aClosedConversationIsGradedAndAuditedOnceEach() {
        String id = openWithBot();
        Participant judge = new Participant(Role.SYSTEM, "m-1", "Judge");
        Grade grade = new Grade(Verdict.YES, "It was answered.", null);
        assertThat(refused(desk.grade(id, judge, grade)).reason()).isEqualTo(Reason.STILL_OPEN);

        await(desk.customerSays(id, words("Where is my order?")));
        await(desk.botReplies(id, answer(1)));
        await(desk.close(id, CUSTOMER));
        assertThat(await(desk.grade(id, judge, grade))).isTrue();
        assertThat(await(desk.grade(id, judge, grade))).isFalse();
        assertThat(await(desk.audit(id, ANNA, new Audit(Verdict.NO, "")))).isTrue();
        assertThat(await(desk.audit(id, ANNA, new Audit(Verdict.YES, "")))).isFalse();

        assertThat(events(id, Graded.class)).hasSize(1);
        assertThat(events(id, Audited.class)).singleElement().satisfies(audited -> {
            assertThat(audited.verdict()).isEqualTo(Verdict.NO);
            assertThat(audited.by().role()).isEqualTo(Role.SUPERVISOR);
        });
    }

    @Test
    void aRepeatedMessageIsStoredOnce() {
        String id = openWithBot();
        Utterance once = words("Hello?");
        Said first = await(desk.customerSays(id, once));
        Said again = await(desk.customerSays(id, once));

        assertThat(again).isEqualTo(new Said(first.eventId(), true));
        assertThat(events(id, CustomerSaid.class)).hasSize(1);
    }

    @Test
    void openingTwiceBeginsOneConversation() {
        String id = openWithBot();
        await(desk.open(id, Samples.opening(Opening.Entry.BOT_FIRST)));

        assertThat(types(id)).containsExactly("Opened");
    }

    @Test
    void aReplyToAnOutdatedTurnIsRefused() {
        String id = openWithBot();
        await(desk.customerSays(id, words("one")));
        await(desk.customerSays(id, words("two")));

        assertThat(refused(desk.botReplies(id, answer(1))).reason()).isEqualTo(Reason.OUTDATED_TURN);
    }

    @Test
    void aReplyAfterAPersonTookOverIsRefused() {
        String id = openWithBot();
        await(desk.customerSays(id, words("one")));
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        available(ANNA, 1);
        await(desk.accept(id, ANNA));

        var refusal = refused(desk.botReplies(id, answer(1)));
        assertThat(refusal.reason()).isEqualTo(Reason.HELD_BY_ANOTHER);
        assertThat(refusal.holder()).isEqualTo("agent:anna");
    }

    @Test
    void anAgentWhoNoLongerHoldsTheChatCannotWriteIntoIt() {
        String id = openInLine();
        available(ANNA, 1);
        available(BEN, 1);
        await(desk.accept(id, ANNA));
        await(desk.transfer(id, ANNA, new Transfer("general", "ben", "knows this")));

        var refusal = refused(desk.agentSays(id, ANNA, words("still me")));
        assertThat(refusal.holder()).isEqualTo("agent:ben");
        await(desk.agentSays(id, BEN, words("hello")));
    }

    @Test
    void messagesKeepTheirOrder() {
        String id = openWithBot();
        List<Future<Said>> all = IntStream.range(0, 200)
                .mapToObj(n -> desk.customerSays(id, words("message " + n)))
                .toList();
        await(Future.all(all));

        List<CustomerSaid> said = events(id, CustomerSaid.class);
        assertThat(said)
                .extracting(CustomerSaid::turn)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
        assertThat(said)
                .extracting(CustomerSaid::text)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(n -> "message " + n).toList());
    }

    @Test
    void theLineIsFirstComeFirstServed() {
        String first = openInLine();
        String second = openInLine();
        available(ANNA, 2);

        assertThat(await(desk.place(second)).orElseThrow().position()).isEqualTo(2);
        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(first);
        assertThat(await(desk.place(second)).orElseThrow().position()).isEqualTo(1);
        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(second);
        assertThat(await(desk.acceptNext(ANNA))).isEmpty();
    }

    @Test
    void fiftyAgentsAtOneLineTakeEachTicketOnce() {
        List<String> tickets =
                IntStream.range(0, 100).mapToObj(n -> openInLine()).toList();
        List<Agent> agents = IntStream.range(0, 50)
                .mapToObj(n -> new Agent("agent-" + n, "Agent " + n, false))
                .toList();
        agents.forEach(agent -> available(agent, 2));
        List<Future<Optional<Conversation>>> grabs = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            agents.forEach(agent -> grabs.add(desk.acceptNext(agent)));
        }
        await(Future.join(grabs).otherwiseEmpty());

        List<String> taken = grabs.stream()
                .filter(Future::succeeded)
                .flatMap(grab -> grab.result().stream())
                .map(Conversation::id)
                .toList();
        assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(await(desk.view()).agents())
                .allSatisfy(agent -> assertThat(agent.load()).isLessThanOrEqualTo(2));
    }

    @Test
    void twoAgentsAtOneTicketMakeOneHolderAndOneToldWho() {
        String id = openInLine();
        available(ANNA, 1);
        available(BEN, 1);
        await(desk.accept(id, ANNA));

        assertThat(refused(desk.accept(id, BEN)).holder()).isEqualTo("agent:anna");
        assertThat(await(desk.accept(id, ANNA)).holder()).isEqualTo(Holder.agent("anna"));
    }

    @Test
    void onlyAPresentAgentBelowCapacityTakesAChat() {
        String first = openInLine();
        String second = openInLine();

        assertThat(refused(desk.accept(first, ANNA)).reason()).isEqualTo(Reason.NOT_PRESENT);
        available(ANNA, 1);
        await(desk.accept(first, ANNA));
        assertThat(refused(desk.accept(second, ANNA)).reason()).isEqualTo(Reason.OVER_CAPACITY);
        assertThat(refused(desk.transfer(first, ANNA, new Transfer("general", "nobody-here", "")))
                        .reason())
                .isEqualTo(Reason.NOT_PRESENT);
    }

    @Test
    void aBotThatMissesItsDeadlineHandsOff() {
        String id = openWithBot();
        await(desk.customerSays(id, words("one")));
        clock.advance(Duration.ofSeconds(16));
        sweep();

        assertThat(conversation(id).inLine()).isTrue();
        assertThat(events(id, HandoffRequested.class).get(0).reason()).isEqualTo(HandoffReason.BOT_ERROR);
        assertThat(await(desk.place(id))).isPresent();
    }

    @Test
    void aSilentCustomerOfTheBotIsClosedByTimeout() {
        String id = openWithBot();
        await(desk.customerSays(id, words("one")));
        await(desk.botReplies(id, answer(1)));
        clock.advance(Duration.ofMinutes(31));
        sweep();

        assertThat(events(id, Closed.class).get(0).closedBy()).isEqualTo(ClosedBy.TIMEOUT);
        assertThat(types(id)).endsWith("Closed", "SurveyOffered");
        assertThat(refused(desk.customerSays(id, words("two"))).reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void aLostAgentsChatsReturnToTheirOldPlace() {
        String id = openInLine();
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        String later = openInLine();
        clock.advance(Duration.ofSeconds(61));
        sweep();

        assertThat(events(id, AgentLost.class)).hasSize(1);
        assertThat(await(desk.place(id)).orElseThrow().position()).isEqualTo(1);
        assertThat(await(desk.place(later)).orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void whoseStreamEndsIsMissedWithinSecondsAndWelcomeBackUntilTheGraceTimeIsOver() {
        String id = openInLine();
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        List<String> told = new CopyOnWriteArrayList<>();
        var signals = handoff.live().signals(id, signal -> told.add(signal.type()));
        await(desk.connected(ANNA));
        await(desk.disconnected(ANNA));
        clock.advance(Duration.ofSeconds(5));
        sweep();
        eventually(() -> told.contains("agent_reconnecting"));

        await(desk.connected(ANNA));
        eventually(() -> told.contains("agent_back"));
        clock.advance(Duration.ofSeconds(9));
        await(desk.heartbeat(ANNA));
        sweep();
        eventually(() -> told.lastIndexOf("agent_reconnecting") > told.indexOf("agent_back"));
        signals.close();
        assertThat(conversation(id).heldBy("anna")).isTrue();
    }

    @Test
    void aHeartbeatKeepsTheChats() {
        String id = openInLine();
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        clock.advance(Duration.ofSeconds(50));
        await(desk.heartbeat(ANNA));
        clock.advance(Duration.ofSeconds(50));
        sweep();

        assertThat(conversation(id).heldBy("anna")).isTrue();
    }

    @Test
    void subscribersHearEveryEventOnceAndInOrder() {
        String id = openWithBot();
        List<String> heard = new CopyOnWriteArrayList<>();
        var subscription = handoff.live().conversation(id, entry -> heard.add(entry.id()));
        for (int n = 0; n < 50; n++) {
            await(desk.customerSays(id, words("message " + n)));
        }
        List<String> stored = history(id).stream().map(Entry::id).toList();
        eventually(() -> heard.contains(stored.get(stored.size() - 1)));
        subscription.close();

        // The opening may still be on its way when the listener joins.
        assertThat(heard)
                .filteredOn(entry -> !entry.equals(stored.get(0)))
                .containsExactlyElementsOf(stored.subList(1, stored.size()));
    }
}
