package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Writer.Assignment;
import dev.evenhand.bot.answer.Writer.Passage;
import dev.evenhand.bot.answer.Writer.Written;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.handoff.conversation.Assessment;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides by rules and articles; a writer, where there is one, words the answers. */
public final class ArticleResponder implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(ArticleResponder.class);

    /** Runners-up a writer may also use have to be at least this likely against the best. */
    private static final double ALSO_USEFUL = 0.10;

    private static final int MOST_PASSAGES = 3;

    /** How long a turn may wait for a thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Deliberation deliberation;
    private final WorkerExecutor worker;
    private final Optional<Writer> writer;

    /** Thinks on the worker's threads; editions are asked for anew for each turn. */
    public ArticleResponder(Supplier<Edition> editions, WorkerExecutor worker, Optional<Writer> writer) {
        this.deliberation = new Deliberation(new EscalationRules(), new Lookup(editions, Clock.systemUTC()));
        this.worker = worker;
        this.writer = writer;
    }

    @Override
    public Future<Decision> respond(Turn turn, Pieces pieces) {
        long asked = System.nanoTime();
        return worker.executeBlocking(() -> judged(turn, asked), false)
                .compose(judgement -> worded(turn, judgement, pieces));
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

    /** Without a writer, or when the writer fails, the article speaks for itself. */
    private Future<Decision> worded(Turn turn, Judgement judgement, Pieces pieces) {
        if (writer.isEmpty() || !(judgement.decision() instanceof Decision.Answer answer)) {
            return Future.succeededFuture(judgement.decision());
        }
        var assignment = new Assignment(turn, judgement.found().locale(), passages(judgement));
        return writer.get()
                .write(assignment, pieces)
                .<Decision>map(written -> new Decision.Answer(written.text(), sources(written), answer.assessment()))
                .recover(cause -> {
                    LOG.info("The article itself answers: {}", cause.getMessage());
                    return Future.succeededFuture(answer);
                });
    }

    private static List<Passage> passages(Judgement judgement) {
        var found = judgement.found();
        var others = found.candidates().stream()
                .filter(candidate -> candidate.confidence() >= ALSO_USEFUL * found.confidence())
                .flatMap(candidate -> found.edition().article(found.language(), candidate.articleId()).stream())
                .filter(article -> !article.handoff());
        return Stream.concat(judgement.articles().stream(), others)
                .distinct()
                .limit(MOST_PASSAGES)
                .map(ArticleResponder::passage)
                .toList();
    }

    private static Passage passage(Article article) {
        var source = Judgement.source(article);
        return new Passage(article.id(), article.title(), article.answer(), source.address());
    }

    private static List<dev.evenhand.handoff.conversation.ConversationEvent.Source> sources(Written written) {
        return written.cited().stream()
                .map(passage -> new dev.evenhand.handoff.conversation.ConversationEvent.Source(
                        passage.articleId(), passage.title(), passage.address()))
                .toList();
    }
}
