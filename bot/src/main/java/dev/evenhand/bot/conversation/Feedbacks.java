package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Lines;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.desk.BotReply;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "Did this solve it?": yes is thanked for, no brings a person. */
final class Feedbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Feedbacks.class);

    /** Every node hears the answer; within this only one of them reacts. */
    private static final Duration ONCE = Duration.ofSeconds(30);

    private final Desk desk;
    private final TurnClaims claims;

    Feedbacks(Desk desk, TurnClaims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    /** What the bot heard in the customer's words it has replied to already. */
    void given(String id, FeedbackGiven feedback) {
        if (feedback.by().role() == Role.BOT) {
            return;
        }
        desk.conversation(id)
                .compose(conversation -> {
                    if (!conversation.heldByBot()) {
                        return Future.succeededFuture();
                    }
                    return feedback.solved() ? thank(conversation) : handOff(conversation);
                })
                .recover(Feedbacks::unwanted)
                .onFailure(cause -> LOG.warn("Feedback in {} changed nothing: {}", id, cause.getMessage()));
    }

    /** Not when the customer already asks the next thing: its answer is the better reply. */
    private Future<Void> thank(Conversation conversation) {
        if (conversation.botOwesReply()) {
            return Future.succeededFuture();
        }
        String line = Lines.of(conversation.opening().locale(), "feedback.yes");
        return claims.claim(conversation.id() + ":thanks", conversation.turn(), ONCE)
                .compose(mine -> mine
                        ? desk.botReplies(conversation.id(), new BotReply.Acknowledge(conversation.turn(), line))
                        : Future.succeededFuture());
    }

    private Future<Void> handOff(Conversation conversation) {
        var asked =
                new Replies.Asked(conversation.turn(), conversation.opening().locale(), conversation.topic());
        return desk.botReplies(conversation.id(), Replies.handOff(asked, HandoffReason.REPEATED_FAILURE, ""));
    }

    /** A refusal means that the customer wrote on or somebody took over. */
    private static Future<Void> unwanted(Throwable cause) {
        return cause instanceof Refusal ? Future.succeededFuture() : Future.failedFuture(cause);
    }
}
