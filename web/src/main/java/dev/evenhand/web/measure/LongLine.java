package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import dev.evenhand.handoff.redis.ScriptTimes;
import dev.evenhand.web.live.PlaceWatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Many customers wait: what a step costs Redis, and who is told when one of them leaves. */
final class LongLine {
    static final int STEPS = 200;
    private static final long QUIET_MILLIS = 1500;

    private final Vertx vertx;
    private final Desk desk;
    private final DeskCrowd crowd;
    private final ScriptTimes times;
    private final PlaceWatch places;
    private final AtomicInteger told = new AtomicInteger();

    /** Who heard of a new place, and who should have. */
    record Told(int left, int told, int expected) {}

    LongLine(Vertx vertx, Handoff handoff) {
        this.vertx = vertx;
        this.desk = handoff.desk();
        this.crowd = new DeskCrowd(handoff);
        this.times = new ScriptTimes(handoff.link());
        this.places = new PlaceWatch(vertx, desk, handoff.live());
    }

    void stop() {
        places.stop();
    }

    /** Redis's own time by script, in microseconds, while {@link #STEPS} agents take a chat. */
    Future<Map<String, List<Long>>> accepts(List<Agent> agents) {
        return timed(() -> DeskCrowd.each(STEPS, n -> desk.acceptNext(agents.get(n % agents.size()))));
    }

    Future<Map<String, List<Long>>> positions(List<String> waiting) {
        return timed(() -> DeskCrowd.each(STEPS, n -> desk.place(waiting.get(n * waiting.size() / STEPS))));
    }

    /** How a line is served is looked at anew each time, as after every coming and going of an agent. */
    Future<Map<String, List<Long>>> looks(Agent agent, List<String> waiting) {
        return timed(() -> DeskCrowd.each(STEPS, n -> desk.keepProfile(agent.id(), AgentProfile.ANY)
                .compose(moved -> desk.place(waiting.get(n % waiting.size())))));
    }

    Future<Map<String, List<Long>>> leaving(List<String> waiting) {
        return timed(() -> DeskCrowd.each(STEPS, n -> crowd.leave(waiting.get(n * waiting.size() / STEPS))));
    }

    /** Customers come whom the team offers to its people by itself. */
    Future<Map<String, List<Long>>> offers() {
        var general = Team.GENERAL.withOffering(Offering.BY_HAND.by(Routing.LONGEST_IDLE));
        return desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(general))))
                .compose(kept -> timed(() -> DeskCrowd.each(STEPS, n -> crowd.arrive())));
    }

    /** An agent asks who speaks what nobody in the line does. */
    Future<Map<String, List<Long>>> vainAccepts(Agent stranger) {
        var finnish = new AgentProfile(Set.of(), Set.of("fi"), Set.of(), Map.of(), null);
        return desk.keepProfile(stranger.id(), finnish)
                .compose(kept -> timed(() -> DeskCrowd.each(STEPS, n -> desk.acceptNext(stranger))));
    }

    private Future<Map<String, List<Long>>> timed(Supplier<Future<Void>> steps) {
        return times.begin().compose(watching -> steps.get()).compose(done -> times.end());
    }

    /** Everybody is told once; then one leaves the line, and only those behind may hear of it. */
    Future<Told> oneLeaves(List<String> waiting, String leaver) {
        waiting.forEach(id -> places.watch(id, "general", id, place -> told.incrementAndGet()));
        return quiet(-1).compose(all -> desk.place(leaver)).compose(place -> {
            int position = place.orElseThrow().position();
            told.set(0);
            places.forget(leaver);
            return crowd.leave(leaver)
                    .compose(gone -> vertx.timer(QUIET_MILLIS))
                    .compose(later -> quiet(0))
                    .map(count -> new Told(position, count, waiting.size() - position));
        });
    }

    /** Until nobody was told anything for a while. */
    private Future<Integer> quiet(int before) {
        int now = told.get();
        return now == before
                ? Future.succeededFuture(now)
                : vertx.timer(QUIET_MILLIS).compose(later -> quiet(now));
    }
}
