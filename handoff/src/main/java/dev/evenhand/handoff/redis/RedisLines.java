package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.redis.TicketFields.millis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.Lines;
import dev.evenhand.handoff.desk.Lines.Seen;
import dev.evenhand.handoff.desk.Timer;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Terms;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lines and tickets in the desk's one slot. */
public final class RedisLines implements Lines {
    private static final String DUE = Keys.desk("due");
    private static final String AGENTS = Keys.desk("agents");
    private static final String LINES = Keys.desk("lines");
    private static final String PARKED = Keys.desk("parked");
    private static final String MOST_SHOWN = "500";
    /** Few enough that one step keeps the server for less than a millisecond or two; more follow at once. */
    private static final int OFFERS_AT_ONCE = 10;
    /** Tickets found again in one step, so that the server is not kept busy for long. */
    private static final int FOUND_AT_ONCE = 500;

    private final RedisLink link;
    private final Timers timers;

    public RedisLines(RedisLink link) {
        this.link = link;
        this.timers = new Timers(link);
    }

    @Override
    public Future<Reconciled> reconcile(Conversation conversation, Terms terms, Instant now) {
        List<String> args = new ArrayList<>(List.of(
                Keys.DESK,
                conversation.id(),
                Integer.toString(conversation.hold()),
                conversation.holder().code(),
                link.channel(Addresses.DESK),
                millis(now)));
        args.addAll(TicketFields.of(conversation, terms, now));
        return link.run(Scripts.RECONCILE, List.of(ticket(conversation.id()), DUE), args)
                .map(LineReplies::reconciled);
    }

    @Override
    public Future<Claimed> claim(Claim claim) {
        Seen seen = claim.seen();
        List<String> args = List.of(
                Keys.DESK,
                claim.how().name().toLowerCase(Locale.ROOT),
                claim.agent().id(),
                millis(claim.now()),
                millis(claim.settledBy()),
                link.channel(Addresses.DESK),
                claim.conversation(),
                claim.by().id() + " " + claim.by().name(),
                claim.note(),
                seen == null ? "" : Integer.toString(seen.hold()),
                seen == null ? "" : seen.channel());
        return link.run(Scripts.CLAIM, List.of(AGENTS, DUE), args).map(LineReplies::claimed);
    }

    @Override
    public Future<Integer> offer(Team team, Instant now) {
        return offer(team, "", now)
                .compose(made -> made < OFFERS_AT_ONCE
                        ? Future.succeededFuture(made)
                        : offer(team, now).map(more -> made + more));
    }

    @Override
    public Future<Integer> offerToWhoKnows(Team team, String conversation, Instant now) {
        return offer(team.withOffering(team.offering().by(Team.Routing.MANUAL)), conversation, now);
    }

    private Future<Integer> offer(Team team, String conversation, Instant now) {
        Team.Offering offering = team.offering();
        List<String> args = List.of(
                Keys.DESK,
                "offer",
                "",
                millis(now),
                millis(now.plus(offering.offerFor())),
                link.channel(Addresses.DESK),
                conversation,
                "",
                "",
                team.id(),
                offering.routing().name().toLowerCase(Locale.ROOT),
                Integer.toString(OFFERS_AT_ONCE));
        return link.run(Scripts.CLAIM, List.of(AGENTS, DUE), args).map(made -> made == null ? 0 : made.toInteger());
    }

    @Override
    public Future<Void> adopt() {
        return new RedisRoster(link)
                .rememberWeights()
                .compose(known -> link.send(Command.SMEMBERS, LINES))
                .compose(teams -> Future.all(
                        teams == null
                                ? List.of()
                                : teams.stream()
                                        .map(team -> adopt(line(team.toString()), 0))
                                        .toList()))
                .mapEmpty();
    }

    @Override
    public Future<Void> adoptStrays() {
        return link.run(Scripts.STRAYS, List.of(AGENTS, LINES), List.of(Keys.DESK))
                .compose(found -> found == null || found.toInteger() == 0 ? Future.succeededFuture() : adopt());
    }

    private Future<Void> adopt(String line, int first) {
        int last = first + FOUND_AT_ONCE - 1;
        List<String> args = List.of(Keys.DESK, Integer.toString(first), Integer.toString(last));
        return link.run(Scripts.LANES, List.of(line), args)
                .compose(looked -> looked != null && looked.toInteger() == FOUND_AT_ONCE
                        ? adopt(line, last + 1)
                        : Future.succeededFuture());
    }

    @Override
    public Future<String> withdraw(Withdrawal withdrawal) {
        String id = withdrawal.conversation();
        List<String> args = List.of(
                Keys.DESK,
                id,
                Integer.toString(withdrawal.refusals()),
                link.channel(Addresses.DESK),
                millis(withdrawal.now()),
                Objects.requireNonNullElse(withdrawal.declinedBy(), ""));
        return link.run(Scripts.UNOFFER, List.of(ticket(id), DUE), args)
                .map(team -> team == null ? "" : team.toString());
    }

    @Override
    public Future<Optional<Standing>> standing(String conversation) {
        return link.run(Scripts.STANDING, List.of(ticket(conversation)), List.of(Keys.DESK))
                .map(LineReplies::standing);
    }

    @Override
    public Future<DeskView> view() {
        return link.run(Scripts.VIEW, List.of(AGENTS, LINES, PARKED), List.of(Keys.DESK, MOST_SHOWN))
                .map(ViewReply::read);
    }

    @Override
    public Future<Integer> length(String team) {
        return link.send(Command.ZCARD, line(team)).map(length -> length == null ? 0 : length.toInteger());
    }

    @Override
    public Future<Boolean> keepPlace(String team, String conversation, Room room) {
        List<String> args =
                List.of(conversation, Integer.toString(room.most()), millis(room.now()), millis(room.until()));
        return link.run(Scripts.ROOM, List.of(line(team), Keys.desk("coming:" + team)), args)
                .map(kept -> kept != null && kept.toInteger() == 1);
    }

    @Override
    public Future<Service> service(String team, Instant since) {
        List<String> keys = List.of(line(team), AGENTS, LINES, Keys.desk("served:" + team));
        return link.run(Scripts.OUTLOOK, keys, List.of(Keys.DESK, team))
                .map(reply -> LineReplies.service(reply, since));
    }

    @Override
    public Future<Map<String, Spot>> spots(String team, List<String> sharing, List<String> conversations) {
        List<String> args = new ArrayList<>(List.of(Keys.DESK, Integer.toString(sharing.size())));
        args.addAll(sharing);
        args.addAll(conversations);
        return link.run(Scripts.PLACE, List.of(line(team)), args).map(reply -> LineReplies.spots(reply, conversations));
    }

    @Override
    public Future<Optional<String>> team(String conversation) {
        return link.send(Command.HMGET, ticket(conversation), "state", "team")
                .map(row -> row != null
                                && row.get(0) != null
                                && row.get(0).toString().equals("line")
                        ? Optional.of(row.get(1).toString())
                        : Optional.empty());
    }

    @Override
    public Future<String> wake(String conversation) {
        List<String> args = List.of(Keys.DESK, conversation, link.channel(Addresses.DESK));
        return link.run(Scripts.WAKE, List.of(ticket(conversation), PARKED), args)
                .map(team -> team == null ? "" : team.toString());
    }

    @Override
    public Future<Void> replied(String conversation, Instant at) {
        return clock(conversation, "replied", at);
    }

    @Override
    public Future<Void> late(String conversation, Target target, Instant at) {
        return clock(conversation, "late_" + target.name().toLowerCase(Locale.ROOT), at);
    }

    private Future<Void> clock(String conversation, String field, Instant at) {
        return link.run(
                        Scripts.CLOCK,
                        List.of(ticket(conversation), DUE),
                        List.of(field, millis(at), link.channel(Addresses.DESK), conversation))
                .mapEmpty();
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

    private static String line(String team) {
        return Keys.desk("line:" + team);
    }
}
