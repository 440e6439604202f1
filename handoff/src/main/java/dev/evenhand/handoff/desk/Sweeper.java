package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Steps.Decision;
import dev.evenhand.handoff.desk.Timer.Due;
import dev.evenhand.handoff.desk.Timer.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what has become due: bot deadlines, idle conversations, half-done handoffs, lost agents.
 *
 * <p>Every node sweeps. A timer is lent to one node at a time and comes due again if that node dies over it, so each
 * handler may run twice and asks the stored state what is still to be done.
 */
final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration LENT_FOR = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Conversations conversations;
    private final Lines lines;
    private final Steps steps;
    private final Handing handing;
    private final Doors doors;
    private final Floor floor;
    private final Dispatch dispatch;
    private final DeskOptions options;
    private final EnumMap<Kind, Function<String, Future<?>>> handlers;
    private volatile boolean stopped;
    private long tick = -1;

    Sweeper(Vertx vertx, StandingDesk desk, DeskParts parts) {
        this.vertx = vertx;
        this.conversations = parts.conversations();
        this.lines = parts.lines();
        this.steps = parts.steps();
        this.options = parts.options();
        this.handing = desk.handing();
        this.doors = desk.doors();
        this.floor = desk.floor();
        this.dispatch = desk.dispatch();
        this.handlers = new EnumMap<>(new LineClocks(desk, parts).handlers());
        handlers.putAll(Map.of(
                Kind.WRAP, handing::wrapUpIsOver,
                Kind.FORGET, conversations::forget,
                Kind.BOT, this::botIsLate,
                Kind.IDLE, this::nobodySpeaks,
                Kind.DESK, handing::settle,
                Kind.CLAIM, this::finishClaim,
                Kind.AGENT, this::agentIsSilent));
    }

    void start() {
        tick = vertx.setTimer(options.sweepEvery().toMillis(), due -> sweep().onComplete(swept -> {
            swept.otherwise(cause -> {
                LOG.debug("The sweep will be repeated: {}", cause.getMessage());
                return null;
            });
            if (!stopped) {
                start();
            }
        }));
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(tick);
    }

    /** One round; completes when everything found due has been tried. */
    Future<Void> sweep() {
        Instant now = steps.now();
        Instant lentUntil = now.plus(LENT_FOR);
        Future<Void> talks = conversations.due(now, lentUntil).compose(found -> all(found, conversations::done));
        Future<Void> desk = lines.due(now, lentUntil).compose(found -> all(found, lines::done));
        return Future.join(talks, desk).eventually(() -> dispatch.lookAgain()).mapEmpty();
    }

    private Future<Void> all(List<Due> found, Function<Due, Future<Void>> done) {
        return Future.join(found.stream().map(due -> handle(due, done)).toList())
                .mapEmpty();
    }

    private Future<Void> handle(Due due, Function<Due, Future<Void>> done) {
        Function<String, Future<?>> handler = handlers.get(due.timer().kind());
        if (handler == null) {
            return done.apply(due);
        }
        return handler.apply(due.timer().subject())
                .transform(outcome -> outcome.succeeded() || outcome.cause() instanceof Refusal
                        ? done.apply(due)
                        : retried(due, outcome.cause()));
    }

    private static Future<Void> retried(Due due, Throwable cause) {
        LOG.debug("{} will be tried again: {}", due.timer().code(), cause.getMessage());
        return Future.succeededFuture();
    }

    private Future<Conversation> botIsLate(String id) {
        return steps.load(id)
                .compose(found ->
                        doors.line(found.conversation(), found.conversation().topic()))
                .compose(line -> handing.take(id, ifOpen((before, now) -> overdue(before.conversation(), line, now))));
    }

    private static List<ConversationEvent> overdue(Conversation conversation, Line line, Instant now) {
        HandoffRequest request = new HandoffRequest(HandoffReason.BOT_ERROR, 0, conversation.topic(), "");
        return conversation.botOwesReply()
                ? Custody.requestHandoff(conversation, Participant.SYSTEM, request, line, now)
                : List.of();
    }

    /**
     * A word that was acknowledged a moment ago is never closed over; it has set the time anew, and where that was not so,
     * since the house waits longer than it did then, this comes due again.
     */
    private Future<?> nobodySpeaks(String id) {
        return handing.take(
                        id,
                        (before, now) -> quiet(before.conversation()) && !now.isBefore(steps.idleFrom(before))
                                ? Custody.close(before.conversation(), Participant.SYSTEM, ClosedBy.TIMEOUT, now)
                                : List.of())
                .compose(found -> quiet(found)
                        ? Future.failedFuture(new IllegalStateException("somebody has spoken since"))
                        : Future.succeededFuture());
    }

    /** Whether silence may end it: whoever waits in line is not asked to speak. */
    private static boolean quiet(Conversation found) {
        return !found.closed() && !found.inLine();
    }

    private static Decision ifOpen(Decision decision) {
        return (Snapshot before, Instant now) -> before.conversation().closed() ? List.of() : decision.on(before, now);
    }

    private Future<?> finishClaim(String id) {
        return lines.standing(id)
                .compose((Optional<Lines.Standing> standing) ->
                        standing.isEmpty() ? Future.succeededFuture() : handing.join(id, standing.get()));
    }

    private Future<?> agentIsSilent(String agent) {
        return floor.lost(agent)
                .compose(held ->
                        Future.join(held.stream().map(id -> giveBack(id, agent)).toList()));
    }

    private Future<Conversation> giveBack(String id, String agent) {
        return steps.load(id)
                .compose(found -> doors.lineAgain(found.conversation()))
                .compose(line ->
                        handing.take(id, (before, now) -> Custody.agentLost(before.conversation(), agent, line, now)));
    }
}
