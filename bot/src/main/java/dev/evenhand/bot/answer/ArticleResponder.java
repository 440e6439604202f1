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

    private final Deliberation deliberation;
    private final WorkerExecutor worker;
    private final Composer composer;

    /** Thinks on the worker's threads; editions are asked for anew for each turn. */
    public ArticleResponder(Supplier<Edition> editions, WorkerExecutor worker, Composer composer) {
        this.deliberation = new Deliberation(new EscalationRules(), new Lookup(editions, Clock.systemUTC()));
        this.worker = worker;
        this.composer = composer;
    }

    @Override
    public Future<Decision> respond(Turn turn, Pieces pieces) {
        long asked = System.nanoTime();
        return worker.executeBlocking(() -> judged(turn, asked), false)
                .compose(judgement -> composer.composed(turn, judgement, pieces));
    }

    /** Thinking about turns nobody waits for any more would make all the others late as well. */
    private Judgement judged(Turn turn, long asked) {
        if (System.nanoTime() - asked > PATIENCE.toNanos()) {
            throw new Overload();
        }
        return deliberation.judge(turn);
    }

    @Override
    public Future<Assessment> assess(Turn turn) {
        return worker.executeBlocking(() -> deliberation.judge(turn).decision().assessment(), false);
    }

    @Override
    public Future<String> summary(Turn turn) {
        return worker.executeBlocking(
                () -> Summary.of(turn, deliberation.judge(turn).found()), false);
    }
}
