package dev.evenhand.web.audit;

import dev.evenhand.bot.judge.Judge;
import dev.evenhand.bot.judge.Transcript;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Grade;
import dev.evenhand.metrics.audit.ReadingList;
import dev.evenhand.web.settings.CurrentSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the judge grade the share of closed conversations a manager asked for: one at a time on each node, so that customers
 * never wait behind it, and each by one node.
 *
 * <p>A claim that is not followed by a grade lapses, and so a conversation is tried again later where the model was away
 * or the node died over it.
 */
public final class JudgeRounds {
    private static final Logger LOG = LoggerFactory.getLogger(JudgeRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    /** New outcomes often come in a burst. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private static final Duration LOOKS_BACK = Duration.ofDays(3);
    private static final Duration CLAIMED = Duration.ofMinutes(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    private static final int A_ROUND = 20;
    private static final int LOOKED_AT = 2_000;

    private final Vertx vertx;
    private final Needs needs;
    private final Optional<Judge> judge;
    /** Read before and found to have no words here; would otherwise be looked at in every round. */
    private final Set<String> wordless = Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

    private final Clock clock = Clock.systemUTC();
    private Future<Void> round = Future.succeededFuture();
    private long timer = -1;
    private long prompt = -1;
    private volatile boolean stopped;

    /** What the rounds go through. */
    public record Needs(Desk desk, ReadingList list, AuditStore store, CurrentSettings settings) {}

    public JudgeRounds(Vertx vertx, Needs needs, Optional<Judge> judge) {
        this.vertx = vertx;
        this.needs = needs;
        this.judge = judge;
    }

    /** Nothing to do on a node without a model. */
    public void start() {
        if (judge.isPresent()) {
            timer = vertx.setPeriodic(EVERY.toMillis(), tick -> begin());
        }
    }

    /** There may be something to grade. */
    public synchronized void outcomesChanged() {
        if (judge.isPresent() && prompt < 0 && !stopped) {
            prompt = vertx.setTimer(SETTLE.toMillis(), tick -> begin());
        }
    }

    /** Begins nothing more, and waits a moment for the grade under way. */
    public Future<Void> stop() {
        Future<Void> last;
        synchronized (this) {
            stopped = true;
            vertx.cancelTimer(timer);
            vertx.cancelTimer(prompt);
            last = round;
        }
        return last.timeout(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty();
    }

    private synchronized void begin() {
        prompt = -1;
        double share = needs.settings().now().gradedShare();
        if (stopped || share <= 0 || !round.isComplete()) {
            return;
        }
        round = judge.map(one -> round(one, share)).orElseGet(Future::succeededFuture);
        round.onFailure(cause -> LOG.info("Grading goes on later: {}", cause.getMessage()));
    }

    private Future<Void> round(Judge one, double share) {
        return needs.list()
                .ungraded(clock.instant().minus(LOOKS_BACK), share, LOOKED_AT)
                .compose(found -> each(
                        one, found.stream().filter(id -> !wordless.contains(id)).iterator(), A_ROUND));
    }

    private Future<Void> each(Judge one, Iterator<String> left, int more) {
        return stopped || !left.hasNext() || more == 0
                ? Future.succeededFuture()
                : one(one, left.next()).compose(graded -> each(one, left, graded ? more - 1 : more));
    }

    /** Whether the judge was asked. */
    private Future<Boolean> one(Judge one, String conversation) {
        var attempt = UUID.randomUUID().toString();
        return needs.store()
                .claim("grade:" + conversation, attempt, CLAIMED)
                .compose(ours -> ours ? read(one, conversation) : Future.succeededFuture(false));
    }

    private Future<Boolean> read(Judge one, String conversation) {
        return needs.desk()
                .history(conversation, null)
                .recover(failure -> failure instanceof Refusal
                        ? Future.succeededFuture(List.<Entry>of())
                        : Future.failedFuture(failure))
                .compose(history -> {
                    if (readable(history)) {
                        return one.grade(history)
                                .compose(grade -> keep(one, conversation, grade))
                                .map(true);
                    }
                    wordless.add(conversation);
                    return Future.succeededFuture(false);
                });
    }

    /** There is something to read, and nobody has graded it meanwhile. */
    private static boolean readable(List<Entry> history) {
        return Transcript.of(history).engaged() && history.stream().noneMatch(entry -> entry.event() instanceof Graded);
    }

    private Future<Void> keep(Judge one, String conversation, Grade grade) {
        var use = grade.model();
        Future<Void> counted =
                use == null ? Future.succeededFuture() : needs.store().spend(use);
        return counted.compose(spent -> needs.desk()
                .grade(conversation, new Participant(Role.SYSTEM, one.model(), "Judge"), grade)
                .mapEmpty());
    }

    private static final class Remembered extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 20_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
