package dev.evenhand.handoff;

import static dev.evenhand.handoff.HandoffFixture.await;

import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much one node and its embedded Redis do, closed loop: {@code java … DeskBench <directory> [tickets]}.
 *
 * <p>Reports say, ticket to line, accept and place, and Redis's own time for a script; never asserts on a time.
 */
final class DeskBench {
    private static final int CALLERS = 64;

    private DeskBench() {}

    public static void main(String[] args) {
        int tickets = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        Vertx vertx = Vertx.vertx();
        HandoffOptions options = HandoffOptions.embedded(Path.of(args[0]))
                .withDesk(DeskOptions.defaults().withSweep(Duration.ofSeconds(5), Duration.ofSeconds(30)));
        Handoff handoff = await(Handoff.start(vertx, options));
        Desk desk = handoff.desk();
        String[] ids =
                IntStream.range(0, tickets).mapToObj(n -> Samples.newId()).toArray(String[]::new);
        Agent[] agents = IntStream.range(0, 50)
                .mapToObj(n -> new Agent("agent-" + n, "Agent " + n, false))
                .toArray(Agent[]::new);

        Opening toPeople = Samples.opening(Opening.Entry.HUMAN_FIRST);
        Meter meter = new Meter(handoff.link());
        meter.measure("open and queue", tickets, n -> desk.open(ids[n], toPeople));
        meter.measure(
                "say", 4 * tickets, n -> desk.customerSays(ids[n % tickets], Samples.words("Where is my order?")));
        meter.measure("place", tickets, n -> desk.place(ids[n]));
        for (Agent agent : agents) {
            await(desk.presence(agent, new Presence(Presence.Status.AVAILABLE, 1000)));
        }
        meter.measure("accept next", tickets, n -> desk.acceptNext(agents[n % agents.length]));
        meter.measure("resolve", tickets, n -> desk.close(ids[n], Samples.CUSTOMER));
        await(handoff.stop());
        await(vertx.close());
    }

    private record Meter(RedisLink link) {
        void measure(String what, int calls, IntFunction<Future<?>> call) {
            await(link.send(Command.CONFIG, "RESETSTAT"));
            DeskBench.measure(what, calls, call);
            await(link.send(Command.INFO, "commandstats"))
                    .toString()
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_evalsha:"))
                    .forEach(line -> System.out.println("                in Redis, a script: " + line));
        }
    }

    private static void measure(String what, int calls, IntFunction<Future<?>> call) {
        long[] nanos = new long[calls];
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        await(Future.all(IntStream.range(0, CALLERS)
                .mapToObj(caller -> Future.future(
                        promise -> step(next, nanos, call).onComplete(done -> promise.handle(done.mapEmpty()))))
                .toList()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-15s %8.0f/s   p50 %6.2f ms   p99 %6.2f ms   (%d calls, %d at once)%n",
                what,
                calls / seconds,
                nanos[calls / 2] / 1e6,
                nanos[calls * 99 / 100] / 1e6,
                calls,
                CALLERS);
    }

    private static Future<Void> step(AtomicInteger next, long[] nanos, IntFunction<Future<?>> call) {
        int n = next.getAndIncrement();
        if (n >= nanos.length) {
            return Future.succeededFuture();
        }
        long begun = System.nanoTime();
        return call.apply(n).compose(done -> {
            nanos[n] = System.nanoTime() - begun;
            return step(next, nanos, call);
        });
    }
}
