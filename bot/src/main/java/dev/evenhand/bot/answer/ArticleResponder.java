package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.handoff.conversation.Assessment;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Decides by rules and articles; look-ups and a writer, where there are any, say it better. */
public final class ArticleResponder implements Responder {

    /** How long a turn may wait for a thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** What a writer leaves of the time, for its answer to be checked and stored. */
    private static final Duration TO_FINISH = Duration.ofMillis(500);

    private final EscalationRules rules = new EscalationRules();
    private final Supplier<Edition> editions;
    private final WorkerExecutor worker;
    private final Composer composer;
    private final Duration within;

    /** Thinks on the worker's threads; editions are asked for anew for each turn, whose answer is late after a while. */
    public ArticleResponder(Supplier<Edition> editions, Thinking thinking, Composer composer) {
        this.within = thinking.within();
        this.editions = editions;
        this.worker = thinking.worker();
        this.composer = composer;
    }

    @Override
    public Future<Decision> respond(Turn turn, Pieces pieces) {
        long asked = System.nanoTime();
        return worker.executeBlocking(() -> judged(turn, asked), false)
                .compose(judgement -> composer.composed(until(turn, asked), judgement, pieces));
    }

    private Composer.Asked until(Turn turn, long asked) {
        var writing = within.minus(TO_FINISH);
        return new Composer.Asked(turn, asked + writing.toNanos());
    }

    /**
     * Where answers are thought out.
     *
     * @param within how long a turn may take, its wording included
     */
    public record Thinking(WorkerExecutor worker, Duration within) {}

    /** Thinking about turns nobody waits for any more would make all the others late as well. */
    private Judgement judged(Turn turn, long asked) {
        if (System.nanoTime() - asked > PATIENCE.toNanos()) {
            throw new Overload();
        }
        return judged(turn);
    }

    /** In the edition of this moment, from beginning to end. */
    private Judgement judged(Turn turn) {
        return new Deliberation(rules, new Lookup(editions.get(), Clock.systemUTC())).judge(turn);
    }

    @Override
    public Future<Assessment> assess(Turn turn) {
        return worker.executeBlocking(() -> judged(turn).decision().assessment(), false);
    }

    @Override
    public Future<String> summary(Turn turn) {
        return worker.executeBlocking(() -> Summary.of(turn, judged(turn).found()), false);
    }
}
