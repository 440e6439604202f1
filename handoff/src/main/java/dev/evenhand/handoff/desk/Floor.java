package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.desk.Lines.Service;
import dev.evenhand.handoff.desk.Lines.Spot;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.ExpectedWait;
import dev.evenhand.handoff.queue.Team;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The desk as a whole: who is there, who waits, where somebody stands. */
final class Floor {
    private final Lines lines;
    private final Roster roster;
    private final Steps steps;
    private final DeskOptions options;
    private final Dispatch dispatch;
    private final Doors doors;

    Floor(DeskParts parts, Dispatch dispatch, Doors doors) {
        this.lines = parts.lines();
        this.roster = parts.stores().roster();
        this.steps = parts.steps();
        this.options = parts.options();
        this.dispatch = dispatch;
        this.doors = doors;
    }

    Future<Void> presence(Agent agent, Presence presence) {
        return roster.profiles()
                .compose(profiles -> {
                    Integer most =
                            profiles.getOrDefault(agent.id(), AgentProfile.ANY).capacity();
                    return most != null && presence.capacity() > most
                            ? Future.failedFuture(new Refusal(
                                    Reason.CAPACITY_BOUND, "At most " + most + " chats at once are set for you."))
                            : roster.presence(agent, presence, beat());
                })
                .onSuccess(known -> somebodyMoved());
    }

    Future<Void> heartbeat(Agent agent) {
        return heartbeat(agent, beat());
    }

    Future<Void> connected(Agent agent) {
        Instant now = steps.now();
        return heartbeat(agent, new Roster.Beat(now, now.plus(options.streamSilence()), true));
    }

    Future<Void> disconnected(Agent agent) {
        return roster.disconnected(agent.id(), steps.now().plus(options.farewell()));
    }

    private Future<Void> heartbeat(Agent agent, Roster.Beat beat) {
        return roster.heartbeat(agent.id(), beat)
                .onSuccess(cameBack -> {
                    if (cameBack) {
                        somebodyMoved();
                    }
                })
                .mapEmpty();
    }

    /** Conversations of an agent who gave no sign of life for the grace time. */
    Future<List<String>> lost(String agent) {
        Instant now = steps.now();
        return roster.lost(
                        agent,
                        new Roster.Silence(now, options.silence(), options.grace(), now.plus(options.settleAfter())))
                .onSuccess(held -> somebodyMoved());
    }

    private void somebodyMoved() {
        doors.lookAgain();
        dispatch.offerAll();
    }

    private Roster.Beat beat() {
        Instant now = steps.now();
        return new Roster.Beat(now, now.plus(options.silence()), false);
    }

    Future<Map<String, AgentProfile>> profiles() {
        return roster.profiles();
    }

    Future<Void> profile(String agent, AgentProfile profile) {
        return roster.profile(agent, profile).onSuccess(kept -> somebodyMoved());
    }

    Future<DeskView> view() {
        return lines.view();
    }

    Future<DeskRules> rules() {
        return dispatch.refresh();
    }

    Future<DeskRules> changeRules(UnaryOperator<DeskRules> change) {
        return dispatch.change(change);
    }

    Future<Optional<Place>> place(String id) {
        return lines.team(id)
                .compose(team -> team.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : places(team.get(), List.of(id)).map(found -> Optional.ofNullable(found.get(id))));
    }

    Future<Map<String, Place>> places(String team, List<String> conversations) {
        return doors.service(team).compose(service -> lines.spots(team, service.sharing(), conversations)
                .map(spots -> places(dispatch.team(team), service, spots)));
    }

    private Map<String, Place> places(Team team, Service service, Map<String, Spot> spots) {
        Instant now = steps.now();
        boolean open = team.hours().openAt(now);
        Instant opensAt = open ? null : team.hours().nextOpening(now).orElse(null);
        Map<String, Place> places = new HashMap<>();
        spots.forEach((id, spot) -> {
            int position = spot.rank() + 1;
            ExpectedWait wait = ExpectedWait.of(position, spot.ahead() + 1, service.outlook())
                    .filter(known -> open)
                    .orElse(null);
            places.put(id, new Place(position, wait, service.outlook().staffed(), open, opensAt));
        });
        return places;
    }

    /** What somebody who has not asked anything yet may count on. */
    Future<Welcome> welcome(String locale) {
        Team team = dispatch.rules().teams().teamFor(Conversation.UNKNOWN_TOPIC, locale);
        Instant now = steps.now();
        boolean open = team.hours().openAt(now);
        return doors.service(team.id())
                .map(service -> new Welcome(
                        open && service.outlook().staffed(),
                        open,
                        open ? null : team.hours().nextOpening(now).orElse(null)));
    }
}
