package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which line a ticket joins, and who is asked to take it.
 *
 * <p>Teams are kept in memory and read anew when any node changes them; offers are made by event, when a ticket comes
 * into line or an agent becomes free, never by tick.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Lines lines;
    private final Steps steps;
    private volatile Teams teams = Teams.DEFAULT;

    Dispatch(Lines lines, Steps steps) {
        this.lines = lines;
        this.steps = steps;
        lines.whenTeamsChange(() -> refresh().onFailure(cause -> LOG.warn("Teams are read later", cause)));
    }

    Future<Teams> refresh() {
        return lines.teams().onSuccess(kept -> teams = kept);
    }

    Future<Void> keep(Teams next) {
        return lines.teams(next).onSuccess(kept -> teams = next);
    }

    Teams teams() {
        return teams;
    }

    /** The line for a conversation going to people. */
    Line line(String topic, String locale) {
        return new Line(teams.teamFor(topic, locale).id(), 0);
    }

    Line line(Conversation conversation, String askedTopic) {
        String topic = askedTopic.equals(Conversation.UNKNOWN_TOPIC) ? conversation.topic() : askedTopic;
        return line(topic, conversation.opening().locale());
    }

    /**
     * The named team's line, keeping the ticket's priority.
     *
     * @throws Refusal if there is no such team
     */
    Line lineOf(String team, Conversation conversation) {
        Team found =
                teams.team(team).orElseThrow(() -> new Refusal(Reason.UNKNOWN_TEAM, "There is no team " + team + "."));
        Conversation.Ticket ticket = conversation.ticket();
        return new Line(found.id(), ticket == null ? 0 : ticket.priority());
    }

    /** Offers what waits, where a team wants that; a failure costs a moment, since the next event offers again. */
    void offerAll() {
        teams.all().stream().filter(Team::automatic).forEach(team -> offer(team)
                .onFailure(cause -> LOG.debug("Offers of {} wait: {}", team.id(), cause.getMessage())));
    }

    private Future<Integer> offer(Team team) {
        return lines.offer(team, steps.now().plus(team.offerFor()));
    }

    /** An offer was not taken: the next person is asked. */
    Future<?> withdraw(String conversation) {
        return lines.withdraw(conversation).compose(team -> teams.team(team)
                .filter(Team::automatic)
                .<Future<?>>map(this::offer)
                .orElse(Future.succeededFuture()));
    }
}
