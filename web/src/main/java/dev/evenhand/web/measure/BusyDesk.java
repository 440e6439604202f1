package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import dev.evenhand.web.node.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node on which chats arrive, are offered, taken, passed on and closed without a pause, until it is killed. */
public final class BusyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BusyDesk.class);
    private static final int AGENTS = 8;
    private static final int HANDS = 12;
    private static final Participant CUSTOMER = Participant.customer("", "");

    private final Desk desk;
    private final DeskCrowd crowd;
    private final PrintStream out;
    private final Random random = new Random();

    private BusyDesk(Handoff handoff, PrintStream out) {
        this.desk = handoff.desk();
        this.crowd = new DeskCrowd(handoff);
        this.out = out;
    }

    /** Sweeps often and gives up on silent agents soon, so that a round takes seconds. */
    static DeskOptions impatient() {
        return DeskOptions.defaults()
                .withGrace(Duration.ofSeconds(2))
                .withSweep(Duration.ofMillis(100), Duration.ofMillis(500));
    }

    /** Prints {@code opened <id>} for each conversation, and never returns. */
    public static void run(Path directory, PrintStream out) throws Exception {
        var options = HandoffOptions.embedded(directory).withDesk(impatient());
        var handoff = Store.await(Handoff.start(Vertx.vertx(), options));
        new BusyDesk(handoff, out).work();
        new CountDownLatch(1).await();
    }

    /** Signs of life, so that whoever worked on the node that died has hands for what waits. */
    static Future<?> everybodyIsBack(Desk desk) {
        return Future.all(IntStream.range(0, AGENTS)
                .mapToObj(n -> desk.heartbeat(new Agent("agent-" + n, "Agent " + n, false)))
                .toList());
    }

    private void work() throws Exception {
        var general = Team.GENERAL.withOffering(new Offering(Routing.LONGEST_IDLE, Duration.ofSeconds(1), 50));
        Store.await(
                desk.keepRules(DeskRules.FRESH.withTeams(new Teams(List.of(general, Team.of("second", "Second"))))));
        var agents = Store.await(crowd.hire(AGENTS, 3));
        for (int hand = 0; hand < HANDS; hand++) {
            again(agents);
        }
    }

    /** Refusals are part of the day; anything else is worth a line in the log, and the day goes on. */
    private void again(List<Agent> agents) {
        desk.heartbeat(agents.get(random.nextInt(agents.size())))
                .compose(alive -> step(agents))
                .onComplete(done -> {
                    if (done.failed() && !(done.cause() instanceof Refusal)) {
                        LOG.info("A step failed: {}", done.cause().toString());
                    }
                    again(agents);
                });
    }

    private Future<?> step(List<Agent> agents) {
        var agent = agents.get(random.nextInt(agents.size()));
        return switch (random.nextInt(6)) {
            case 0, 1 -> crowd.arrive().onSuccess(came -> out.println("opened " + came.id()));
            case 2 -> desk.acceptNext(agent);
            case 3 -> desk.view().compose(this::takeOffers);
            case 4 -> desk.view().compose(view -> passOn(view, agent, agents));
            default -> desk.view().compose(view -> finish(view, agent));
        };
    }

    private Future<?> takeOffers(DeskView view) {
        var taken = new ArrayList<Future<?>>();
        for (var waiting : view.waiting()) {
            var to = waiting.offeredTo();
            if (to != null) {
                var agent = new Agent(to, to, false);
                taken.add((random.nextInt(4) == 0
                                ? desk.decline(waiting.conversation(), agent)
                                : desk.accept(waiting.conversation(), agent).mapEmpty())
                        .otherwiseEmpty());
            }
        }
        return Future.join(taken);
    }

    private Future<?> passOn(DeskView view, Agent agent, List<Agent> agents) {
        var other = agents.get(random.nextInt(agents.size()));
        var to = random.nextBoolean() ? new Transfer(null, other.id(), "yours") : new Transfer("second", null, "yours");
        return mine(view, agent).map(id -> desk.transfer(id, agent, to)).orElseGet(Future::succeededFuture);
    }

    private Future<?> finish(DeskView view, Agent agent) {
        return mine(view, agent)
                .map(id -> random.nextBoolean() ? desk.close(id, CUSTOMER) : desk.returnToBot(id, CUSTOMER, ""))
                .orElseGet(Future::succeededFuture);
    }

    private static Optional<String> mine(DeskView view, Agent agent) {
        return view.held().stream()
                .filter(held -> held.agent().equals(agent.id()))
                .map(DeskView.Held::conversation)
                .findAny();
    }
}
