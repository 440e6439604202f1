package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.ASKED;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.BotReply;
import dev.evenhand.handoff.desk.Desk.Note;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.Lines.Target;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.OpeningHours;
import dev.evenhand.handoff.queue.OpeningHours.Shift;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Overflow;
import dev.evenhand.handoff.queue.Team.Promise;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waiting customers may count on. */
class LineIT extends HandoffFixture {
    private void rules(Team... teams) {
        await(desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(teams)))));
    }

    private static Team promising(Promise promise) {
        return Team.GENERAL.withPromise(promise);
    }

    private Place place(String id) {
        return await(desk.place(id)).orElseThrow();
    }

    private void later(Duration time) {
        clock.advance(time);
        Arrays.asList(ANNA, BEN).forEach(agent -> await(desk.heartbeat(agent)));
        sweep();
    }

    /** Opens in two hours, on the day it is then. */
    private OpeningHours laterToday() {
        Instant opening = clock.instant().plus(Duration.ofHours(2));
        var there = opening.atZone(ZoneOffset.UTC);
        var from = there.toLocalTime().withNano(0);
        return new OpeningHours(
                ZoneOffset.UTC, Map.of(there.getDayOfWeek(), List.of(new Shift(from, LocalTime.MIDNIGHT))), Set.of());
    }

    @Test
    void aTicketOfImportanceGoesAheadButNotForEver() {
        String first = openInLine();
        clock.advance(Duration.ofMinutes(5));
        String second = openInLine();
        await(desk.prioritise(second, ANNA, 1));
        assertThat(place(second).position()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(6));
        String third = openInLine();
        await(desk.prioritise(third, ANNA, 1));
        assertThat(place(third).position()).isEqualTo(3);
        assertThat(place(first).position()).isEqualTo(2);
        assertThat(conversation(third)).isEqualTo(folded(third));
    }

    private Ticket ticket(String id) {
        return Objects.requireNonNull(conversation(id).ticket());
    }

    private Conversation folded(String id) {
        return Conversation.of(
                id, history(id).stream().map(entry -> entry.event()).toList());
    }

    @Test
    void aFullLineRefusesWhoeverAsksAndNeverWhomTheBotCannotHelp() {
        available(ANNA, 1);
        rules(promising(Promise.PLAIN.withBounds(Duration.ofMinutes(10), 1)));
        openInLine();
        String asks = openWithBot();
        assertThat(refused(desk.requestHandoff(asks, CUSTOMER, ASKED)).reason()).isEqualTo(Reason.LINE_FULL);
        assertThat(conversation(asks).heldByBot()).isTrue();

        await(desk.requestHandoff(asks, Participant.bot("kb-1"), ASKED));
        assertThat(conversation(asks).inLine()).isTrue();
        assertThat(events(asks, MessageOffered.class)).singleElement().satisfies(offered -> assertThat(offered.reason())
                .isEqualTo(Doubt.LINE_FULL));
    }

    @Test
    void ofManyWhoAskAtTheSameMomentNoMoreJoinThanTheLineHolds() {
        available(ANNA, 1);
        rules(promising(Promise.PLAIN.withBounds(Duration.ofMinutes(10), 3)));
        List<String> asking =
                IntStream.range(0, 20).mapToObj(n -> openWithBot()).toList();
        List<Future<Void>> asked = asking.stream()
                .map(id -> desk.requestHandoff(id, CUSTOMER, ASKED))
                .toList();
        await(Future.join(asked).otherwiseEmpty());

        assertThat(asked).filteredOn(Future::succeeded).hasSize(3);
        assertThat(await(desk.view()).waiting()).hasSize(3);
        assertThat(asking).filteredOn(id -> conversation(id).heldByBot()).hasSize(17);
    }

    @Test
    void anotherTeamHelpsAfterAWhileAndTheTimeWaitedCounts() {
        Team busy = promising(Promise.PLAIN.withOverflow(new Overflow("second", Duration.ofMinutes(2))));
        rules(busy, Team.of("second", "Second").withSkills(Set.of("other")));
        String id = openInLine();
        Instant since = ticket(id).since();
        later(Duration.ofMinutes(3));

        assertThat(await(desk.view()).waiting()).extracting(Waiting::team).containsExactly("second");
        assertThat(ticket(id).since()).isEqualTo(since);
    }

    @Test
    void whoeverWaitsTooLongIsAskedOnceWhetherToLeaveAMessage() {
        available(ANNA, 1);
        rules(promising(Promise.PLAIN.withBounds(Duration.ofMinutes(1), 10)));
        String id = openInLine();
        later(Duration.ofMinutes(2));
        later(Duration.ofMinutes(2));

        assertThat(events(id, MessageOffered.class))
                .extracting(MessageOffered::reason)
                .containsExactly(Doubt.LONG_WAIT);
        assertThat(place(id).position()).isEqualTo(1);
    }

    @Test
    void outsideHoursAMessageIsTakenAndJoinsTheLineAtOpening() {
        rules(Team.GENERAL.withHours(laterToday()));
        String id = openWithBot();
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        assertThat(events(id, MessageOffered.class)).singleElement().satisfies(offered -> {
            assertThat(offered.reason()).isEqualTo(Doubt.OUTSIDE_HOURS);
            assertThat(offered.opensAt()).isAfter(clock.instant());
        });
        await(desk.leaveMessage(id, CUSTOMER, new Note("Please write to me.", "kim@shop.example")));
        assertThat(await(desk.view()).waiting()).isEmpty();
        assertThat(await(desk.view()).parked())
                .extracting(Waiting::conversation)
                .containsExactly(id);

        later(Duration.ofHours(2).plusMinutes(1));
        assertThat(await(desk.view()).waiting())
                .extracting(Waiting::conversation)
                .containsExactly(id);
        assertThat(conversation(id)).isEqualTo(folded(id));
        available(ANNA, 1);
        assertThat(await(desk.acceptNext(ANNA))).isPresent();
    }

    @Test
    void withNobodyHereTheCustomerMayWriteLeaveOrGoBackToTheBot() {
        String id = openWithBot();
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        assertThat(events(id, MessageOffered.class))
                .extracting(MessageOffered::reason)
                .containsExactly(Doubt.NOBODY_HERE);
        assertThat(place(id).staffed()).isFalse();
        await(desk.customerSays(id, words("still here")));
        await(desk.returnToBot(id, CUSTOMER, ""));
        assertThat(conversation(id).heldByBot()).isTrue();

        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        assertThat(refused(desk.returnToBot(id, CUSTOMER, "")).reason()).isEqualTo(Reason.HELD_BY_ANOTHER);
        assertThat(refused(desk.leaveMessage(id, CUSTOMER, new Note("hello", "")))
                        .reason())
                .isEqualTo(Reason.HELD_BY_ANOTHER);
    }

    @Test
    void theExpectedWaitIsToldOnceEnoughChatsWereServedAndSomebodyServes() {
        available(ANNA, 1);
        for (int n = 0; n < 8; n++) {
            String id = openInLine();
            await(desk.accept(id, ANNA));
            clock.advance(Duration.ofSeconds(50 + 5 * n));
            await(desk.heartbeat(ANNA));
            await(desk.resolve(id, ANNA, "resolved"));
        }
        await(desk.accept(openInLine(), ANNA));
        String first = openInLine();
        String second = openInLine();
        clock.advance(Duration.ofSeconds(3));

        var near = Objects.requireNonNull(place(first).expected());
        var far = Objects.requireNonNull(place(second).expected());
        assertThat(near.high()).isBetween(Duration.ofSeconds(68), Duration.ofSeconds(120));
        assertThat(far.high()).isGreaterThan(near.high());
        assertThat(far.low()).isLessThan(far.high());
        await(desk.presence(ANNA, new Presence(Presence.Status.AWAY, 1)));
        assertThat(place(first).expected()).isNull();
    }

    @Test
    void promisesRunInTheOpenAndAreStoppedByTheFirstWord() {
        rules(promising(Promise.PLAIN.withTargets(Duration.ofMinutes(1), Duration.ofMinutes(5))));
        available(ANNA, 2);
        String late = openInLine();
        String prompt = openInLine();
        await(desk.accept(prompt, ANNA));
        await(desk.agentSays(prompt, ANNA, words("Good morning")));
        later(Duration.ofMinutes(2));

        var view = await(desk.view());
        assertThat(view.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.clocks().late()).containsExactly(Target.FIRST_REPLY));
        assertThat(view.held()).extracting(Held::clocks).singleElement().satisfies(clocks -> {
            assertThat(clocks.repliedAt()).isNotNull();
            assertThat(clocks.late()).isEmpty();
            assertThat(clocks.resolutionDue()).isNotNull();
        });
        later(Duration.ofMinutes(4));
        assertThat(await(desk.view()).held().get(0).clocks().late()).containsExactly(Target.RESOLUTION);
        assertThat(place(late).position()).isEqualTo(1);
    }

    @Test
    void theFirstWordStopsTheClockAgainWhenTheBotGivesTheConversationToPeopleASecondTime() {
        rules(promising(Promise.PLAIN.withTargets(Duration.ofMinutes(1), Duration.ofMinutes(5))));
        available(ANNA, 2);
        String id = openInLine();
        await(desk.accept(id, ANNA));
        await(desk.agentSays(id, ANNA, words("Good morning")));
        await(desk.returnToBot(id, ANNA.participant(), ""));
        await(desk.customerSays(id, words("Not that.")));
        await(desk.botReplies(id, new BotReply.HandOff(conversation(id).turn(), "", ASKED, null)));
        await(desk.accept(id, ANNA));
        await(desk.agentSays(id, ANNA, words("Here again")));

        eventually(() -> await(desk.view()).held().stream()
                .anyMatch(held -> held.clocks().repliedAt() != null));
    }

    @Test
    void aCustomerWhoComesBackMeetsTheSameAgentIfFree() {
        available(BEN, 2);
        available(ANNA, 2);
        String before = openInLine();
        await(desk.accept(before, ANNA));
        await(desk.resolve(before, ANNA, "resolved"));

        String again = open(Opening.Entry.HUMAN_FIRST).id();
        eventually(() -> await(desk.view()).waiting().stream()
                .anyMatch(waiting -> again.equals(waiting.conversation()) && "anna".equals(waiting.offeredTo())));
        await(desk.decline(again, ANNA));
        assertThat(refused(desk.decline(again, ANNA)).reason()).isEqualTo(Reason.NOT_OFFERED);
        assertThat(await(desk.acceptNext(BEN))).isPresent();
    }

    @Test
    void afterTheBotHadItAgainWhoeverKnowsTheCustomerIsAskedFirstAndOthersAreToldUntilWhen() {
        available(ANNA, 2);
        available(BEN, 2);
        String id = openInLine();
        await(desk.accept(id, ANNA));
        await(desk.returnToBot(id, ANNA.participant(), ""));
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        eventually(() -> await(desk.view()).waiting().stream().anyMatch(one -> "anna".equals(one.offeredTo())));

        var refusal = refused(desk.accept(id, BEN));
        assertThat(refusal.reason()).isEqualTo(Reason.OFFERED_TO_ANOTHER);
        assertThat(refusal.holder()).isEqualTo("agent:anna");
        assertThat(refusal).hasMessageContaining("Anna");
        assertThat(Objects.requireNonNull(refusal.until())).isAfter(clock.instant());
        later(Duration.ofSeconds(21));
        assertThat(await(desk.accept(id, BEN)).heldBy("ben")).isTrue();
    }

    @Test
    void aTransferToAPersonWhoIsNotThereChangesNothing() {
        available(ANNA, 1);
        String id = openInLine();
        await(desk.accept(id, ANNA));
        Agent cem = new Agent("cem", "Cem", false);
        await(desk.presence(cem, new Presence(Presence.Status.AWAY, 3)));

        var refusal = refused(desk.transfer(id, ANNA, new Transfer(null, "cem", "")));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_PRESENT);
        assertThat(refusal).hasMessageContaining("Cem");
        assertThat(conversation(id).heldBy("anna")).isTrue();
        assertThat(await(desk.view()).held()).extracting(Held::agent).containsExactly("anna");
    }
}
