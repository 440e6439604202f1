package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.desk.Lines.Reconciled;
import dev.evenhand.handoff.desk.Lines.Withdrawal;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asked to take a ticket.
 *
 * <p>Rules are kept in memory and read anew when any node changes them; offers are made by event, when a ticket comes into
 * line or an agent becomes free. What an event that failed, or a node that died over it, has left is found by a second look
 * every few seconds.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(3);

    private final Lines lines;
    private final Rulebook rulebook;
    private final Steps steps;
    private volatile DeskRules rules = DeskRules.FRESH;
    private volatile Instant nextLook = Instant.EPOCH;

    Dispatch(DeskParts parts) {
        this.lines = parts.lines();
        this.rulebook = parts.stores().rulebook();
        this.steps = parts.steps();
        rulebook.whenChanged(() -> refresh().onFailure(cause -> LOG.warn("The rules are read later", cause)));
    }

    Future<DeskRules> refresh() {
        return rulebook.read().onSuccess(kept -> rules = kept);
    }

    Future<DeskRules> change(UnaryOperator<DeskRules> change) {
        return rulebook.change(change).onSuccess(kept -> {
            rules = kept;
            offerAll();
        });
    }

    DeskRules rules() {
        return rules;
    }

    /** How long an agent may work on after resolving this. */
    Duration wrapUp(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return rules.wrapUpOf(ticket == null ? "" : ticket.team());
    }

    /** Where it would wait if it had to. */
    Line line(Conversation conversation) {
        Opening opening = conversation.opening();
        return new Line(
                rules.teams().teamFor(conversation.topic(), opening.locale()).id(),
                rules.priorityOf(opening.customer()));
    }

    Team team(String id) {
        return rules.teams().orPlain(id);
    }

    /** At start and every few seconds: offers what waits although somebody is free, and finds what an older node queued. */
    Future<Void> lookAgain() {
        Instant now = steps.now();
        if (now.isBefore(nextLook)) {
            return Future.succeededFuture();
        }
        nextLook = now.plus(SECOND_LOOK);
        return lines.adoptStrays()
                .eventually(() -> Future.join(rules.teams().all().stream()
                        .filter(Team::automatic)
                        .map(this::offer)
                        .toList()));
    }

    /** Offers what waits, where a team wants that; a failure costs a moment, since the second look offers again. */
    void offerAll() {
        rules.teams().all().stream().filter(Team::automatic).forEach(this::offerSoon);
    }

    /** A ticket has moved: the line it joined has somebody to offer, or an agent became free for any line. */
    void moved(String conversation, String team, Reconciled now) {
        if (!now.inLine()) {
            offerAll();
        } else if (team(team).automatic()) {
            offerSoon(team(team));
        } else if (now.sticks()) {
            logged(team, lines.offerToWhoKnows(team(team), conversation, steps.now()));
        }
    }

    private void offerSoon(Team team) {
        logged(team.id(), offer(team));
    }

    private static void logged(String team, Future<?> offers) {
        offers.onFailure(cause -> LOG.debug("Offers of {} wait: {}", team, cause.getMessage()));
    }

    private Future<Integer> offer(Team team) {
        return lines.offer(team, steps.now());
    }

    /** An offer was not taken, or is declined by whom it was made to: the next person is asked. Empty when there was none. */
    Future<String> withdraw(String conversation, @Nullable String declinedBy) {
        return lines.team(conversation)
                .compose(team -> lines.withdraw(new Withdrawal(
                        conversation,
                        declinedBy,
                        team(team.orElse("")).offering().refusals(),
                        steps.now())))
                .compose(team -> team.isEmpty() || !team(team).automatic()
                        ? Future.succeededFuture(team)
                        : offer(team(team)).map(team));
    }

    /** A message that was left has come into line. */
    Future<?> wake(String conversation) {
        return lines.wake(conversation)
                .compose(team ->
                        team.isEmpty() || !team(team).automatic() ? Future.succeededFuture(0) : offer(team(team)));
    }
}
