package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.Lines;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Timer;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines, tickets and agents in the desk's one slot. */
public final class RedisLines implements Lines {
    /** One step of priority stands as far ahead as somebody who came this much earlier: linear ageing, so nobody starves. */
    static final Duration HEAD_START = Duration.ofMinutes(10);
    /** Long enough that no late reconciliation brings a finished ticket back. */
    private static final Duration FINISHED_REMEMBERED = Duration.ofHours(1);

    private static final String DUE = Keys.desk("due");
    private static final String TEAMS = Keys.desk("teams");
    private static final String MOST_SHOWN = "500";
    private static final String OFFERS_AT_ONCE = "50";
    /** Offers in a row an agent may let pass; then presence says away. */
    private static final String MOST_REFUSED = "3";

    private final RedisLink link;
    private final Timers timers;

    public RedisLines(RedisLink link) {
        this.link = link;
        this.timers = new Timers(link);
    }

    @Override
    public Future<Void> reconcile(Conversation conversation, Instant now) {
        Ticket ticket = conversation.ticket();
        HandoffRequest request = conversation.request();
        Instant since = ticket == null ? now : ticket.since();
        int priority = ticket == null ? 0 : ticket.priority();
        List<String> args = List.of(
                Keys.DESK,
                conversation.id(),
                Integer.toString(conversation.hold()),
                conversation.holder().code(),
                Addresses.DESK,
                millis(now),
                ticket == null ? "" : ticket.team(),
                millis(since.minus(HEAD_START.multipliedBy(priority))),
                Integer.toString(priority),
                millis(since),
                conversation.topic(),
                conversation.opening().locale(),
                request == null ? "" : request.reason().code(),
                conversation.opening().customer().name(),
                "1",
                Long.toString(FINISHED_REMEMBERED.toSeconds()));
        return link.run(Scripts.RECONCILE, List.of(ticket(conversation.id()), DUE), args)
                .mapEmpty();
    }

    @Override
    public Future<Claimed> claim(Claim claim) {
        Agent agent = claim.agent();
        List<String> args = new ArrayList<>(List.of(
                Keys.DESK,
                claim.how().name().toLowerCase(Locale.ROOT),
                agent.id(),
                millis(claim.now()),
                millis(claim.settledBy()),
                Addresses.DESK,
                claim.conversation(),
                claim.by().id() + " " + claim.by().name(),
                claim.note(),
                Integer.toString(claim.teams().size())));
        args.addAll(claim.teams());
        return link.run(Scripts.CLAIM, List.of(agent(agent.id()), DUE), args).map(RedisLines::claimed);
    }

    private static Claimed claimed(@Nullable Response reply) {
        Outcome outcome = Outcome.valueOf(text(reply, 0).toUpperCase(Locale.ROOT));
        String third = text(reply, 2);
        boolean given = outcome == Outcome.OK || outcome == Outcome.MINE;
        return new Claimed(outcome, text(reply, 1), given ? Integer.parseInt(third) : -1, third);
    }

    @Override
    public Future<Optional<Standing>> standing(String conversation) {
        return link.run(Scripts.STANDING, List.of(ticket(conversation)), List.of(Keys.DESK))
                .map(reply -> reply == null || reply.size() == 0 ? Optional.empty() : Optional.of(standing(reply)));
    }

    private static Standing standing(Response reply) {
        String by = text(reply, 3);
        int space = by.indexOf(' ');
        Agent to = new Agent(text(reply, 1), text(reply, 2), false);
        Agent mover = by.isEmpty() ? null : new Agent(by.substring(0, space), by.substring(space + 1), false);
        return new Standing(Integer.parseInt(text(reply, 0)), to, mover, text(reply, 4));
    }

    @Override
    public Future<Void> presence(Agent agent, Presence presence, Beat beat) {
        List<String> args = List.of(
                Keys.DESK,
                agent.id(),
                agent.name(),
                presence.status().name().toLowerCase(Locale.ROOT),
                Integer.toString(presence.capacity()),
                millis(beat.at()),
                millis(beat.lostAt()),
                Addresses.DESK,
                "");
        return link.run(Scripts.PRESENCE, List.of(agent(agent.id()), DUE), args).mapEmpty();
    }

    @Override
    public Future<Boolean> heartbeat(String agent, Beat beat) {
        List<String> args = List.of(agent, millis(beat.at()), millis(beat.lostAt()), Addresses.DESK);
        return link.run(Scripts.HEARTBEAT, List.of(agent(agent), DUE), args)
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Future<List<String>> lost(String agent, Instant seenBefore, Instant lookAgain) {
        List<String> args = List.of(agent, millis(seenBefore), Addresses.DESK, millis(lookAgain));
        return link.run(Scripts.LOST, List.of(agent(agent), Keys.desk("h:" + agent), DUE), args)
                .map(reply -> reply == null
                        ? List.of()
                        : reply.stream().map(Response::toString).toList());
    }

    @Override
    public Future<DeskView> view() {
        return link.run(Scripts.VIEW, List.of(Keys.desk("agents"), Keys.desk("lines")), List.of(Keys.DESK, MOST_SHOWN))
                .map(ViewReply::read);
    }

    @Override
    public Future<Teams> teams() {
        return link.send(Command.GET, TEAMS)
                .map(kept -> kept == null ? Teams.DEFAULT : TeamsJson.read(kept.toString()));
    }

    @Override
    public Future<Void> teams(Teams teams) {
        return link.send(Command.SET, TEAMS, TeamsJson.write(teams))
                .compose(kept -> link.publish(Addresses.SETTINGS, "teams"));
    }

    @Override
    public void whenTeamsChange(Runnable handler) {
        link.subscribe(Addresses.SETTINGS, payload -> handler.run());
    }

    @Override
    public Future<Integer> offer(Team team, Instant until) {
        List<String> args = new ArrayList<>(List.of(
                Keys.DESK,
                team.routing().name().toLowerCase(Locale.ROOT),
                millis(until),
                Addresses.DESK,
                OFFERS_AT_ONCE));
        args.addAll(team.members());
        return link.run(Scripts.OFFER, List.of(Keys.desk("line:" + team.id()), Keys.desk("agents"), DUE), args)
                .map(made -> made == null ? 0 : made.size() / 2);
    }

    @Override
    public Future<String> withdraw(String conversation) {
        return link.run(
                        Scripts.UNOFFER,
                        List.of(ticket(conversation), DUE),
                        List.of(Keys.DESK, conversation, MOST_REFUSED, Addresses.DESK))
                .map(team -> team == null ? "" : team.toString());
    }

    @Override
    public Future<Optional<Place>> place(String conversation) {
        return link.run(Scripts.PLACE, List.of(ticket(conversation)), List.of(Keys.DESK, conversation))
                .map(reply -> reply == null || reply.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Place(reply.get(0).toInteger() + 1, null, null)));
    }

    @Override
    public Future<List<Timer.Due>> due(Instant now, Instant lentUntil) {
        return timers.lend(DUE, now, lentUntil);
    }

    @Override
    public Future<Void> done(Timer.Due due) {
        return timers.done(DUE, due);
    }

    private static String ticket(String conversation) {
        return Keys.desk("t:" + conversation);
    }

    private static String agent(String agent) {
        return Keys.desk("a:" + agent);
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static String text(@Nullable Response reply, int index) {
        Response item = reply == null ? null : reply.get(index);
        return item == null ? "" : item.toString();
    }
}
