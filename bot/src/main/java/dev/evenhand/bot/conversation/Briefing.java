package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Summariser;
import dev.evenhand.bot.answer.Summary;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Brief;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the agent in a few lines what a chat is about: extracted where the handoff itself could not say it (the customer
 * pressed the button, or the house called for a person because the bot was late), then, where a model is set, in its
 * words. The handoff waits for neither, and where the model fails the extracted lines stay.
 */
final class Briefing {
    private static final Logger LOG = LoggerFactory.getLogger(Briefing.class);

    /** Every node hears the handoff; one writes. */
    private static final Duration CLAIMED_FOR = Duration.ofSeconds(30);

    /** Whoever has no time for the answer has none to look for articles once more. */
    private static final Set<HandoffReason> TOO_BUSY = Set.of(HandoffReason.OVERLOAD, HandoffReason.BOT_ERROR);

    private final Desk desk;
    private final BotPart part;

    Briefing(Desk desk, BotPart part) {
        this.desk = desk;
        this.part = part;
    }

    /**
     * Completes when what there is to say is stored; a customer who has not written needs nothing. A model that has no time
     * for answers is not given summaries to word as well.
     */
    Future<Void> write(String id, HandoffRequested asked) {
        boolean busy = TOO_BUSY.contains(asked.reason());
        Future<Void> first = asked.summary().isEmpty()
                ? briefed(id, "summary", turn -> busy ? plain(turn) : extract(turn))
                : Future.succeededFuture();
        return first.compose(none -> part.summariser()
                .filter(summariser -> asked.reason() != HandoffReason.OVERLOAD)
                .map(summariser ->
                        briefed(id, "wording", turn -> worded(summariser, turn)).recover(Briefing::unworded))
                .orElseGet(Future::succeededFuture));
    }

    private static Future<Brief> plain(Turn turn) {
        return Future.succeededFuture(new Brief(Summary.plain(turn), null));
    }

    private Future<Brief> extract(Turn turn) {
        return part.responder().summary(turn).map(text -> new Brief(text, null));
    }

    private static Future<Brief> worded(Summariser summariser, Turn turn) {
        return summariser.sum(turn).map(summed -> new Brief(summed.text(), summed.use()));
    }

    private static Future<Void> unworded(Throwable cause) {
        LOG.info("The extracted summary stays: {}", cause.getMessage());
        return Future.succeededFuture();
    }

    private Future<Void> briefed(String id, String step, Function<Turn, Future<Brief>> writing) {
        return desk.conversation(id)
                .compose(conversation -> conversation.turn() == 0 || conversation.closed()
                        ? Future.succeededFuture()
                        : claimed(conversation, step, writing));
    }

    private Future<Void> claimed(Conversation conversation, String step, Function<Turn, Future<Brief>> writing) {
        return part.claims()
                .claim(conversation.id() + ":" + step, conversation.turn(), CLAIMED_FOR)
                .compose(mine -> mine ? told(conversation, writing) : Future.succeededFuture());
    }

    private Future<Void> told(Conversation conversation, Function<Turn, Future<Brief>> writing) {
        return desk.recent(conversation.id(), Story.RECENT)
                .compose(history -> writing.apply(Story.told(conversation, history)))
                .compose(brief -> desk.summarise(conversation.id(), Participant.bot("bot"), brief));
    }
}
