package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.web.node.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The desk under a crowd, printed as it goes. */
public final class DeskMeasurement {
    private static final int CAPACITY = 4;
    private static final int ARRIVING_SECONDS = 10;
    private static final long SIGN_OF_LIFE_MILLIS = 5_000;

    private final Size size;
    private final PrintStream out;

    /** Of so many in a mixed line one asks for what the agents speak, and stands behind all others. */
    private static final int ONE_IN = 10;

    private static final List<String> OTHERS = List.of("zh", "de", "fr", "es", "it");

    /** How big the crowd is; {@code mixed} where most of the long line asks for what no agent speaks. */
    public record Size(int tickets, int agents, int loops, int perSecond, boolean mixed) {}

    public DeskMeasurement(Size size, PrintStream out) {
        this.size = size;
        this.out = out;
    }

    /** False where a ticket was given twice, lost, or an agent held too much. */
    public boolean run() throws Exception {
        var directory = Files.createTempDirectory("evenhand-measure");
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(size.loops()));
        try {
            var handoff = Store.await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
            try {
                return measure(vertx, handoff, directory);
            } finally {
                Store.await(handoff.stop());
            }
        } finally {
            Store.await(vertx.close());
            delete(directory);
        }
    }

    private boolean measure(Vertx vertx, Handoff handoff, Path directory) throws Exception {
        var crowd = new DeskCrowd(handoff);
        var agents = Store.await(crowd.hire(size.agents(), CAPACITY));
        long signs = vertx.setPeriodic(SIGN_OF_LIFE_MILLIS, tick -> agents.forEach(handoff.desk()::heartbeat));
        boolean right = race(vertx, handoff, agents);
        var disk = new DiskProbe(directory);
        arrivals(vertx, handoff, agents);
        out.printf(
                "  beside it, a small write of its own was on disk after %s%n",
                disk.stop().millis());
        longLine(vertx, handoff);
        vertx.cancelTimer(signs);
        return right;
    }

    private void arrivals(Vertx vertx, Handoff handoff, List<Agent> agents) throws Exception {
        int customers = ARRIVING_SECONDS * size.perSecond();
        var waits = Store.await(new Arrivals(vertx, handoff).run(agents, customers, size.perSecond()));
        out.printf(
                "%,d customers, %d a second, agents free: from asking to having a person %s%n",
                customers, size.perSecond(), waits.millis());
    }

    private boolean race(Vertx vertx, Handoff handoff, List<Agent> agents) throws Exception {
        Store.await(new DeskCrowd(handoff).arrive(size.tickets()));
        var result = Store.await(new DeskRace(vertx, handoff, CAPACITY).run(agents));
        out.printf(
                "race of %d agents on %d event loops for %,d tickets: %,d given in %.1f s, %d of them twice,"
                        + " at most %d held at once of %d that fit (%,d turned away), accept %s%n",
                agents.size(),
                size.loops(),
                size.tickets(),
                result.tickets(),
                result.seconds(),
                result.doubles(),
                result.mostHeld(),
                CAPACITY,
                result.turnedAway(),
                result.accepts().millis());
        return result.tickets() == size.tickets() && result.doubles() == 0 && result.mostHeld() <= CAPACITY;
    }

    private void longLine(Vertx vertx, Handoff handoff) throws Exception {
        var crowd = new DeskCrowd(handoff);
        var waiting = Store.await(crowd.arrive(size.tickets(), this::locale));
        var line = new LongLine(vertx, handoff);
        var told = Store.await(line.oneLeaves(waiting, waiting.get(waiting.size() * 9 / 10)));
        out.printf(
                "%,d waiting, number %,d leaves: %,d customers are told a new place (%,d stand behind)%n",
                waiting.size(), told.left(), told.told(), told.expected());
        line.stop();
        out.printf(
                "Redis's own time in %d steps: median and 99th percentile of each script in microseconds (and how"
                        + " often):%n",
                LongLine.STEPS);
        print("position", Store.await(line.positions(waiting)));
        print("look", Store.await(line.looks(new Agent("agent-0", "Agent 0", false), waiting)));
        print("leave", Store.await(line.leaving(waiting.subList(waiting.size() / 2, waiting.size()))));
        var agents = Store.await(crowd.hire(size.agents(), CAPACITY * 100));
        Store.await(crowd.inEnglish(agents));
        print("accept", Store.await(line.accepts(agents)));
        print("in vain", Store.await(line.vainAccepts(agents.get(0))));
        print("offer", Store.await(line.offers()));
    }

    private String locale(int n) {
        boolean theirs = !size.mixed() || n >= size.tickets() - size.tickets() / ONE_IN;
        return theirs ? "en" : OTHERS.get(n % OTHERS.size());
    }

    private void print(String step, Map<String, List<Long>> times) {
        double sum = 0;
        var each = new StringBuilder();
        for (var script : times.entrySet()) {
            var quantiles = new Quantiles(script.getValue());
            sum += (double) quantiles.at(0.5) * quantiles.count() / LongLine.STEPS;
            each.append(String.format(
                    Locale.ROOT,
                    " %s %d/%d (%d)",
                    script.getKey(),
                    quantiles.at(0.5),
                    quantiles.at(0.99),
                    quantiles.count()));
        }
        out.printf("  %-9s %5.0f µs a step:%s%n", step, sum, each);
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
