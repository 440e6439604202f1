package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.LookUps.Fact;
import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.answer.Writer.Assignment;
import dev.evenhand.bot.answer.Writer.Passage;
import dev.evenhand.bot.answer.Writer.Unwritten;
import dev.evenhand.bot.answer.Writer.Written;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.HandoffReason;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a judgement to what the customer reads: what the operator's systems know comes first, a writer words it where
 * there is one, and otherwise, or when the writer fails, the article or the look-up speaks for itself.
 */
public final class Composer {
    private static final Logger LOG = LoggerFactory.getLogger(Composer.class);

    /** Runners-up a writer may also use have to be at least this likely against the best. */
    private static final double ALSO_USEFUL = 0.10;

    private static final int MOST_PASSAGES = 3;

    /** Handoffs for want of an answer, which a look-up may give after all. */
    private static final Set<HandoffReason> NO_ANSWER = Set.of(
            HandoffReason.LOW_CONFIDENCE,
            HandoffReason.OUT_OF_SCOPE,
            HandoffReason.REPEATED_FAILURE,
            HandoffReason.NEGATIVE_SENTIMENT);

    private final LookUps lookUps;
    private final Optional<Writer> writer;

    public Composer(LookUps lookUps, Optional<Writer> writer) {
        this.lookUps = lookUps;
        this.writer = writer;
    }

    Future<Decision> composed(Asked asked, Judgement judgement, Pieces pieces) {
        var turn = asked.turn();
        return fact(turn, judgement)
                .timeout(Math.max(1, asked.left().toMillis()), TimeUnit.MILLISECONDS)
                .otherwise(Optional.empty())
                .compose(fact -> fact.filter(found -> saidAlready(turn, found)).isPresent()
                        ? Future.succeededFuture(again(turn, judgement))
                        : draft(judgement, fact)
                                .map(draft -> worded(asked, draft, pieces))
                                .orElseGet(() -> Future.succeededFuture(judgement.decision())))
                .map(judgement::finished);
    }

    /** Reading the same status out a second time would not help. */
    private static boolean saidAlready(Turn turn, Fact fact) {
        boolean told = Context.lastOfBot(turn)
                .filter(remark -> remark.articles().contains(fact.passage().articleId()))
                .isPresent();
        return told
                && turn.history().stream()
                        .filter(remark -> remark.speaker() == Speaker.CUSTOMER)
                        .anyMatch(remark -> remark.text().contains(fact.value()));
    }

    private static Decision again(Turn turn, Judgement judgement) {
        return HandOffs.because(HandoffReason.REPEATED_FAILURE, turn, judgement.found())
                .decision();
    }

    private Future<Optional<Fact>> fact(Turn turn, Judgement judgement) {
        if (judgement.closed()) {
            return Future.succeededFuture(Optional.empty());
        }
        var decision = judgement.decision();
        if (decision instanceof Decision.Answer) {
            return lookUps.about(turn, ids(judgement.articles()));
        }
        boolean open = decision instanceof Decision.Clarify
                || (decision instanceof Decision.HandOff handOff && NO_ANSWER.contains(handOff.reason()));
        if (!open) {
            return Future.succeededFuture(Optional.empty());
        }
        // Without a sure answer only a number in these very messages says that it is asked for.
        var now = new Turn(turn.conversation(), turn.locale(), turn.messages(), List.of(), turn.verified());
        return lookUps.about(now, near(turn, judgement.found()));
    }

    /** The best candidate, and what the bot answered from last. */
    private static Set<String> near(Turn turn, Found found) {
        var near = new HashSet<String>();
        found.best().filter(article -> !article.handoff()).ifPresent(article -> near.add(article.id()));
        turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING)
                .reduce((first, second) -> second)
                .map(Remark::articles)
                .ifPresent(near::addAll);
        return near;
    }

    private static Set<String> ids(List<Article> articles) {
        return Set.copyOf(articles.stream().map(Article::id).toList());
    }

    /** What there is to word; empty when nothing was found to say. */
    private static Optional<Draft> draft(Judgement judgement, Optional<Fact> fact) {
        if (fact.isPresent()) {
            return Optional.of(draft(judgement, fact.get()));
        }
        if (!(judgement.decision() instanceof Decision.Answer answer)) {
            return Optional.empty();
        }
        var required = judgement.articles().size() > 1
                ? judgement.articles().stream().map(Composer::passage).toList()
                : List.<Passage>of();
        return Optional.of(new Draft(
                answer,
                passages(judgement).toList(),
                required,
                judgement.found().locale()));
    }

    /** What was found out, and the answers to what else was asked. */
    private static Draft draft(Judgement judgement, Fact fact) {
        var others = judgement.articles().stream()
                .filter(article -> !fact.articles().contains(article.id()))
                .toList();
        boolean several = judgement.articles().size() > 1 && !others.isEmpty();
        var besides = several ? others : List.<Article>of();
        String text = several ? fact.text() + "\n\n" + Judgement.titled(besides) : fact.text();
        var required = Stream.concat(Stream.of(fact.passage()), besides.stream().map(Composer::passage))
                .toList();
        var plain = new Decision.Answer(
                text,
                required.stream().map(Composer::source).toList(),
                judgement.found().assessment("answer"));
        var passages =
                Stream.concat(Stream.of(fact.passage()), passages(judgement)).toList();
        return new Draft(plain, passages, required, judgement.found().locale());
    }

    private Future<Decision> worded(Asked asked, Draft draft, Pieces pieces) {
        var plain = draft.plain();
        var assignment = new Assignment(asked.turn(), draft.locale(), draft.passages(), draft.required(), asked.left());
        return writer.map(pen -> pen.write(assignment, pieces)
                        .map(written -> written(written, plain.assessment()))
                        .recover(cause -> Future.succeededFuture(unwritten(cause, plain))))
                .orElseGet(() -> Future.succeededFuture(plain));
    }

    private static Decision written(Written written, Assessment assessment) {
        var sources = written.cited().stream().map(Composer::source).toList();
        return new Decision.Answer(written.text(), sources, assessment.withModel(written.use()));
    }

    private static Decision unwritten(Throwable cause, Decision.Answer plain) {
        LOG.info(
                "The article itself answers: {}",
                cause instanceof Unwritten
                        ? cause.getMessage()
                        : cause.getClass().getSimpleName());
        return cause instanceof Unwritten failure
                ? new Decision.Answer(
                        plain.text(), plain.sources(), plain.assessment().withModel(failure.use()))
                : plain;
    }

    private static Stream<Passage> passages(Judgement judgement) {
        var found = judgement.found();
        var others = found.candidates().stream()
                .filter(candidate -> candidate.confidence() >= ALSO_USEFUL * found.confidence())
                .flatMap(candidate -> found.edition().article(found.language(), candidate.articleId()).stream())
                .filter(article -> !article.handoff());
        return Stream.concat(judgement.articles().stream(), others)
                .distinct()
                .limit(Math.max(MOST_PASSAGES, judgement.articles().size()))
                .map(Composer::passage);
    }

    private static Passage passage(Article article) {
        var source = Judgement.source(article);
        return new Passage(article.id(), article.title(), article.answer(), source.address());
    }

    private static Source source(Passage passage) {
        return new Source(passage.articleId(), passage.title(), passage.address());
    }

    /**
     * What a writer gets, and what is said without one.
     *
     * @param required passages without which a part of the question would go unanswered
     */
    private record Draft(Decision.Answer plain, List<Passage> passages, List<Passage> required, String locale) {}

    /** A turn, and until when, by {@link System#nanoTime}, its answer is wanted. */
    record Asked(Turn turn, long untilNanos) {

        Duration left() {
            return Duration.ofNanos(untilNanos - System.nanoTime());
        }
    }
}
