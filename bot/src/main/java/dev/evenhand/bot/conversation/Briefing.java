package dev.evenhand.bot.conversation;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Tells the agent in a few lines what a chat is about, where the handoff itself could not: the customer pressed the
 * button, or the house called for a person because the bot was late.
 */
final class Briefing {
    /** Every node hears the handoff; one writes. */
    private static final Duration CLAIMED_FOR = Duration.ofSeconds(30);

    private final Desk desk;
    private final BotPart part;

    Briefing(Desk desk, BotPart part) {
        this.desk = desk;
        this.part = part;
    }

    /** Completes when the summary is stored; a customer who has not written needs none. */
    Future<Void> write(String id) {
        return desk.conversation(id)
                .compose(conversation -> conversation.turn() == 0 || conversation.closed()
                        ? Future.succeededFuture()
                        : claimed(conversation));
    }

    private Future<Void> claimed(Conversation conversation) {
        return part.claims()
                .claim(conversation.id() + ":summary", conversation.turn(), CLAIMED_FOR)
                .compose(mine -> mine ? told(conversation) : Future.succeededFuture());
    }

    private Future<Void> told(Conversation conversation) {
        return desk.history(conversation.id(), null)
                .compose(history -> part.responder().summary(Story.told(conversation, history)))
                .compose(summary -> desk.summarise(conversation.id(), Participant.bot("bot"), summary));
    }
}
