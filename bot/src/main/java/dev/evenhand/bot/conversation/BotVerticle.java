package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Overload;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.BotReply;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot in conversations on this node. Whatever goes wrong ends in a handoff, never in silence; should the node die,
 * the desk's deadline for the bot does the same.
 */
public final class BotVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(BotVerticle.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Desk desk;
    private final LiveEvents live;
    private final BotPart part;
    private final Feedbacks feedbacks;
    private final Briefing briefing;
    private final FirstOpinions opinions;
    /**
     * Conversations people hold; their customers' words are none of the bot's business. Saves asking the store, whose word
     * counts: after a time of not hearing, nothing is known of any.
     */
    private final Set<String> withPeople = new HashSet<>();

    private final Map<String, Replies.Asked> inWork = new HashMap<>();
    /** Answers that are being written. */
    private final Map<String, LivePieces> writing = new HashMap<>();

    private @Nullable Bursts bursts;
    private final List<LiveEvents.Subscription> subscriptions = new ArrayList<>();

    public BotVerticle(Desk desk, LiveEvents live, BotPart part) {
        this.desk = desk;
        this.live = live;
        this.part = part;
        this.feedbacks = new Feedbacks(desk, part.claims());
        this.briefing = new Briefing(desk, part);
        this.opinions = new FirstOpinions(desk, part);
    }

    @Override
    public Future<?> start() {
        bursts = new Bursts(vertx, part.burst(), this::answer);
        subscriptions.add(live.all(entry -> context.runOnContext(none -> heard(entry))));
        subscriptions.add(live.hearingAgain(() -> context.runOnContext(none -> withPeople.clear())));
        return Future.succeededFuture();
    }

    private void heard(Entry entry) {
        String id = entry.conversation();
        ConversationEvent event = entry.event();
        if (event instanceof Queued || event instanceof Closed) {
            opinionLater(id);
        }
        if (event instanceof Queued || event instanceof AgentJoined) {
            withPeople.add(id);
            silence(id);
        } else if (event instanceof ReturnedToBot) {
            withPeople.remove(id);
        } else if (event instanceof Closed) {
            withPeople.remove(id);
            silence(id);
        } else if (event instanceof CustomerSaid said) {
            customerSaid(id, said);
        } else if (event instanceof HandoffRequested asked) {
            silence(id);
            briefing.write(id, asked).onFailure(cause -> LOG.warn("No summary of {}: {}", id, cause.getMessage()));
        } else if (event instanceof FeedbackGiven feedback && !withPeople.contains(id)) {
            feedbacks.given(id, feedback);
        }
    }

    /** The first words are assessed whoever holds the conversation; later ones only where the bot does. */
    private void customerSaid(String id, CustomerSaid said) {
        silence(id, said.turn() - 1);
        var writing = Objects.requireNonNull(bursts);
        if (said.turn() == 1 || writing.open(id) || !withPeople.contains(id)) {
            writing.said(id);
        }
    }

    /** Where no reply may bring the first opinion along; by then the first words are all there, or a burst ends later. */
    private void opinionLater(String id) {
        vertx.setTimer(part.longestBurst().toMillis(), due -> {
            if (!Objects.requireNonNull(bursts).open(id)) {
                opinions.form(id);
            }
        });
    }

    /** Nobody is talked over, not even with the first half of a sentence. */
    private void silence(String id) {
        silence(id, Integer.MAX_VALUE);
    }

    /** The answer to this turn, or to one before it, is not wanted any more. */
    private void silence(String id, int turn) {
        var pieces = writing.get(id);
        if (pieces != null && pieces.turn() <= turn) {
            pieces.silence();
        }
    }

    private void answer(String id) {
        desk.conversation(id)
                .compose(conversation -> claimed(conversation))
                .onFailure(cause -> LOG.warn("Conversation {} could not be answered: {}", id, cause.getMessage()));
    }

    /** What was true when the burst ended may be so no longer; the store's word counts. */
    private Future<Void> claimed(Conversation conversation) {
        if (!conversation.heldByBot()) {
            opinions.form(conversation.id());
        }
        if (!conversation.botOwesReply()) {
            return Future.succeededFuture();
        }
        return part.claims()
                .claim(conversation.id(), conversation.turn(), part.answerWithin())
                .compose(mine -> mine ? take(conversation) : Future.succeededFuture());
    }

    private Future<Void> take(Conversation conversation) {
        var asked =
                new Replies.Asked(conversation.turn(), conversation.opening().locale(), conversation.topic());
        if (inWork.size() >= part.turnsInWork()) {
            return write(conversation.id(), Replies.handOff(asked, HandoffReason.OVERLOAD, ""));
        }
        inWork.put(conversation.id(), asked);
        return desk.recent(conversation.id(), Story.RECENT)
                .compose(history -> respond(conversation, history))
                .timeout(part.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> failed(conversation.id(), asked, cause))
                .compose(reply -> write(conversation.id(), reply))
                .onComplete(end -> {
                    inWork.remove(conversation.id(), asked);
                    writing.computeIfPresent(
                            conversation.id(), (id, pieces) -> pieces.turn() == asked.turn() ? null : pieces);
                });
    }

    private Future<BotReply> respond(Conversation conversation, List<Entry> history) {
        var turn = Story.turn(conversation, history);
        boolean first = turn.equals(Beginning.of(conversation, history, part.burst()));
        if (conversation.settledTurn() == 0 && !first) {
            opinionLater(conversation.id());
        }
        var pieces = new LivePieces(live, conversation.id(), conversation.turn());
        writing.put(conversation.id(), pieces);
        return part.responder().respond(turn, pieces).map(decision -> Replies.of(conversation.turn(), decision, first));
    }

    private Future<BotReply> failed(String id, Replies.Asked asked, Throwable cause) {
        silence(id, asked.turn());
        if (cause instanceof Overload || cause instanceof TimeoutException) {
            LOG.warn("Turn {} of {} goes to people: {}", asked.turn(), id, cause.getMessage());
        } else {
            LOG.error("Turn {} of {} goes to people", asked.turn(), id, cause);
        }
        var reason = cause instanceof Overload ? HandoffReason.OVERLOAD : HandoffReason.BOT_ERROR;
        return Future.succeededFuture(Replies.handOff(asked, reason, ""));
    }

    /** A refusal means that the customer wrote on or somebody took over: then this reply is not wanted any more. */
    private Future<Void> write(String id, BotReply reply) {
        return desk.botReplies(id, reply).recover(cause -> {
            if (cause instanceof Refusal refusal) {
                LOG.debug("Reply to turn {} of {} not wanted: {}", reply.turn(), id, refusal.reason());
                silence(id, reply.turn());
                opinionLater(id);
                return Future.succeededFuture();
            }
            return Future.failedFuture(cause);
        });
    }

    /** Hears nobody any more, and gives what is open to people. */
    @Override
    public Future<?> stop() {
        subscriptions.forEach(LiveEvents.Subscription::close);
        var open = bursts == null ? List.<String>of() : bursts.drain();
        var handOffs = new ArrayList<Future<Void>>();
        open.forEach(id -> handOffs.add(desk.conversation(id).compose(this::givenUp)));
        inWork.forEach((id, asked) -> handOffs.add(write(id, Replies.handOff(asked, HandoffReason.BOT_ERROR, ""))));
        return Future.join(handOffs)
                .timeout(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Void> givenUp(Conversation conversation) {
        var asked =
                new Replies.Asked(conversation.turn(), conversation.opening().locale(), conversation.topic());
        return conversation.botOwesReply()
                ? write(conversation.id(), Replies.handOff(asked, HandoffReason.BOT_ERROR, ""))
                : Future.succeededFuture();
    }
}
