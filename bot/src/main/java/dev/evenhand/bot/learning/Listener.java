package dev.evenhand.bot.learning;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what happens in conversations and keeps what it teaches. Every node hears everything; the store makes one lesson
 * of it. A lesson that is missed while Redis is away is lost, and costs nobody anything.
 */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Who comes back within this was not helped for good. */
    private static final Duration RETURN_WINDOW = Duration.ofDays(7);

    private static final Set<HandoffReason> NO_ANSWER =
            Set.of(HandoffReason.LOW_CONFIDENCE, HandoffReason.OUT_OF_SCOPE, HandoffReason.REPEATED_FAILURE);

    private final Desk desk;
    private final LessonStore store;
    private final LiveEvents.Subscription subscription;

    public Listener(Desk desk, LiveEvents live, LessonStore store) {
        this.desk = desk;
        this.store = store;
        this.subscription = live.all(this::heard);
    }

    private void heard(Entry entry) {
        var event = entry.event();
        if (event instanceof FeedbackGiven feedback) {
            var kind = feedback.solved() ? Lesson.Kind.SOLVED : Lesson.Kind.UNSOLVED;
            learn(entry.conversation(), lessons -> lessons.aboutLastAnswer(kind, feedback.at()));
        } else if (event instanceof HandoffRequested asked
                && asked.by().role() == Role.BOT
                && NO_ANSWER.contains(asked.reason())) {
            learn(entry.conversation(), lessons -> lessons.unanswered(asked.at()));
        } else if (event instanceof HandoffRequested asked && asked.reason() == HandoffReason.CUSTOMER_ASKED) {
            learn(entry.conversation(), lessons -> lessons.passedOver(asked.at()));
        } else if (event instanceof BotClarified offered && offered.options().isEmpty()) {
            learn(entry.conversation(), lessons -> lessons.unanswered(offered.turn(), offered.at()));
        } else if (event instanceof Opened opened && opened.opening().previous() != null) {
            returned(opened.opening().previous(), opened.at());
        }
    }

    private void returned(String previous, Instant at) {
        desk.conversation(previous)
                .compose(conversation -> {
                    var closed = conversation.closedAt();
                    boolean soon = closed != null && at.isBefore(closed.plus(RETURN_WINDOW));
                    return soon
                            ? kept(previous, lessons -> lessons.aboutLastAnswer(Lesson.Kind.RETURNED, at))
                            : Future.succeededFuture();
                })
                .onFailure(cause -> LOG.debug("A return teaches nothing: {}", cause.getMessage()));
    }

    private void learn(String conversation, Function<Lessons, Optional<Lesson>> reading) {
        kept(conversation, reading).onFailure(cause -> LOG.debug("A lesson was missed: {}", cause.getMessage()));
    }

    private Future<Void> kept(String conversation, Function<Lessons, Optional<Lesson>> reading) {
        return desk.history(conversation, null)
                .map(history -> reading.apply(new Lessons(conversation, history)))
                .compose(lesson -> lesson.map(store::keep).orElseGet(Future::succeededFuture));
    }

    public void close() {
        subscription.close();
    }
}
