package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.HandoffFixture;
import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.DeskRuntime;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A line whose tickets ask for different things. */
class LanesIT extends HandoffFixture {
    private static final int AT_ONCE = 50;
    private static final Pattern READS = Pattern.compile("cmdstat_hmget:calls=(\\d+)");

    private String openInLine(String locale) {
        return await(desk.open(
                        Samples.newId(),
                        Samples.opening(Opening.Entry.HUMAN_FIRST).withLocale(locale)))
                .id();
    }

    private void manyWait(int many, String locale) {
        for (int before = 0; before < many; before += AT_ONCE) {
            await(Future.all(IntStream.range(0, AT_ONCE)
                    .mapToObj(n -> desk.open(
                            Samples.newId(),
                            Samples.opening(Opening.Entry.HUMAN_FIRST).withLocale(locale)))
                    .toList()));
        }
    }

    private void speaksEnglish(Map<String, Integer> weights) {
        await(desk.keepProfile("anna", new AgentProfile(Set.of(), Set.of("en"), Set.of(), weights, null)));
    }

    private void offersByThemselves() {
        Team general = Team.GENERAL.withOffering(new Offering(Routing.LONGEST_IDLE, Duration.ofSeconds(20), 3));
        await(desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(general)))));
    }

    private int readsOfTickets() {
        Matcher found = READS.matcher(String.valueOf(await(link().send(Command.INFO, "commandstats"))));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    @Test
    void behindAThousandWhomNobodyPresentUnderstandsTheNextIsOffered() {
        speaksEnglish(Map.of());
        offersByThemselves();
        manyWait(1_050, "zh");
        String english = openInLine("en");
        available(ANNA, 1);

        eventually(() ->
                "anna".equals(String.valueOf(await(link().send(Command.HGET, Keys.desk("t:" + english), "offered")))));
    }

    @Test
    void whoeverFindsNothingLooksAtNoMoreThanTheHeads() {
        speaksEnglish(Map.of());
        manyWait(300, "zh");
        available(ANNA, 1);
        await(link().send(Command.CONFIG, "RESETSTAT"));

        assertThat(await(desk.acceptNext(ANNA))).isEmpty();
        assertThat(readsOfTickets()).isLessThan(10);
    }

    @Test
    void ticketsPutIntoLineByAVersionBeforeLanesAreFound() {
        String first = openInLine("en");
        String second = openInLine("en");
        await(link().send(Command.DEL, Keys.desk("lanes:general"), Keys.desk("lane:general: en ")));
        available(ANNA, 2);
        assertThat(await(desk.acceptNext(ANNA))).isEmpty();

        DeskRuntime restarted = new DeskRuntime(vertx, new FaultyStores(link()).stores(), options(), clock);
        await(restarted.start());
        restarted.stop();
        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(first);
        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(second);
    }

    /** While nodes are replaced one by one, those of the old version go on queueing. */
    @Test
    void whatANodeOfAVersionBeforeLanesQueuesIsFoundByTheNextLook() {
        available(ANNA, 2);
        String id = openInLine("en");
        await(link().send(Command.DEL, Keys.desk("lanes:general"), Keys.desk("lane:general: en ")));
        assertThat(await(desk.acceptNext(ANNA))).isEmpty();

        clock.advance(Duration.ofSeconds(4));
        sweep();
        assertThat(await(desk.acceptNext(ANNA)).map(Conversation::id)).contains(id);
    }

    @Test
    void anOfferThatNeverCameToBeIsMadeByASecondLook() {
        offersByThemselves();
        available(ANNA, 1);
        FaultyStores stores = new FaultyStores(link());
        DeskRuntime node = new DeskRuntime(vertx, stores.stores(), options(), clock);
        await(node.desk().rules());
        stores.dieBefore("offer");
        String id = await(node.desk().open(Samples.newId(), Samples.opening(Opening.Entry.HUMAN_FIRST)))
                .id();
        await(node.sweep());
        assertThat(offeredTo(id)).isEqualTo("");

        stores.heal();
        clock.advance(Duration.ofSeconds(4));
        await(node.sweep());
        assertThat(offeredTo(id)).isEqualTo("anna");
    }

    private String offeredTo(String id) {
        return await(desk.view()).waiting().stream()
                .filter(waiting -> waiting.conversation().equals(id) && waiting.offeredTo() != null)
                .map(Waiting::offeredTo)
                .findFirst()
                .orElse("");
    }

    @Test
    void aTicketTooHeavyForWhoeverIsFreeKeepsNobodyBehindItFromBeingOffered() {
        speaksEnglish(Map.of("web", 2));
        await(desk.keepProfile("ben", new AgentProfile(Set.of(), Set.of("zh"), Set.of(), Map.of(), null)));
        offersByThemselves();
        available(ANNA, 1);
        available(BEN, 1);
        String heavy = openInLine("en");
        String light = openInLine("zh");

        eventually(() -> await(desk.view()).waiting().stream()
                .anyMatch(waiting -> light.equals(waiting.conversation()) && "ben".equals(waiting.offeredTo())));
        assertThat(await(desk.view()).waiting())
                .filteredOn(waiting -> waiting.offeredTo() == null)
                .extracting(Waiting::conversation)
                .containsExactly(heavy);
    }

    /** Else light ones would take each place as it comes free, and it would wait for ever. */
    @Test
    void aHeavyTicketIsNotOvertakenForEverByLightOnes() {
        speaksEnglish(Map.of("phone", 2));
        offersByThemselves();
        String first = openInLine("en");
        available(ANNA, 2);
        eventually(() -> "anna".equals(offeredTo(first)));
        await(desk.accept(first, ANNA));
        String heavy = openOnPhone();
        String light = openInLine("en");
        DeskRuntime node = new DeskRuntime(vertx, new FaultyStores(link()).stores(), options(), clock);
        await(node.desk().rules());
        clock.advance(Duration.ofSeconds(4));
        await(node.sweep());
        assertThat(offeredTo(light)).isEmpty();

        await(desk.resolve(first, ANNA, "resolved"));
        await(desk.wrapUp(first, ANNA, Told.NOTHING));
        eventually(() -> "anna".equals(offeredTo(heavy)));
        assertThat(offeredTo(light)).isEmpty();
    }

    private String openOnPhone() {
        Opening plain = Samples.opening(Opening.Entry.HUMAN_FIRST).withLocale("en");
        Opening phone = new Opening(
                "en",
                "phone",
                plain.customer(),
                plain.page(),
                plain.entry(),
                plain.assignment(),
                plain.previous(),
                plain.returning());
        return await(desk.open(Samples.newId(), phone)).id();
    }
}
