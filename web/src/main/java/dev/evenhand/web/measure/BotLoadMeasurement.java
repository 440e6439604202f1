package dev.evenhand.web.measure;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.BotOptions;
import dev.evenhand.bot.Doors;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.web.node.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** The bot under a crowd, on an embedded Redis and the sample shop, printed as it goes. */
public final class BotLoadMeasurement {

    /** Vert.x calls an event loop blocked from here. */
    private static final Duration BLOCKED = Duration.ofNanos(VertxOptions.DEFAULT_MAX_EVENT_LOOP_EXECUTE_TIME);

    private final Path directory;
    private final PrintStream out;

    /** Works in an empty directory, which is left as it is. */
    public BotLoadMeasurement(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** What the load showed. */
    record Seen(BotLoad.Result result, long longestLoopMillis) {

        /** All are answered or asked back within the deadline or given to people, for want of an answer or of time. */
        boolean kept(Duration deadline) {
            return result.times("no end") == 0
                    && result.ended() == result.asked()
                    && result.times(BotLoad.handedOff(HandoffReason.BOT_ERROR)) == 0
                    && result.ends().keySet().stream().noneMatch(end -> end.startsWith("refused"))
                    && result.waits().at(1) <= deadline.toNanos()
                    && longestLoopMillis < BLOCKED.toMillis();
        }
    }

    /** False where a question got no end in time, or an event loop was blocked. */
    public boolean run(int perSecond, int seconds) throws Exception {
        var deadline = DeskOptions.defaults().botDeadline();
        var seen = seen(perSecond, seconds);
        var result = seen.result();
        out.printf("%,d questions, %,d a second, over %,d s:%n", result.asked(), perSecond, seconds);
        result.ends().forEach((how, count) -> out.printf("  %-32s %,d%n", how, count));
        out.printf(
                "from being sent to the first word or the handoff (250 ms of it wait for the burst to end): %s,"
                        + " longest %,d ms of %,d allowed%n",
                result.waits().millis(), result.waits().at(1) / 1_000_000, deadline.toMillis());
        out.printf(
                "an event loop kept others waiting for %,d ms at most; from %,d it counts as blocked%n",
                seen.longestLoopMillis(), BLOCKED.toMillis());
        return seen.kept(deadline);
    }

    Seen seen(int perSecond, int seconds) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var handoff = Store.await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
            var doors = new Doors(handoff.desk(), handoff.live(), handoff.link());
            var bot = Store.await(Bot.start(vertx, BotOptions.in(directory.resolve("bot")), doors));
            try {
                Store.await(bot.ask("warm", "en"));
                var probe = new LoopProbe(vertx, 2 * Runtime.getRuntime().availableProcessors());
                var result = new BotLoad(handoff, bot).run(perSecond, seconds);
                probe.stop();
                return new Seen(result, probe.longestMillis());
            } finally {
                Store.await(bot.stop().eventually(handoff::stop));
            }
        } finally {
            Store.await(vertx.close());
        }
    }
}
