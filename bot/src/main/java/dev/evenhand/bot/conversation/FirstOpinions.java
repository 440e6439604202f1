package dev.evenhand.bot.conversation;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bot would do with the words a conversation began with, recorded once and said to nobody, whoever answers them.
 * A reply to just these words brings it along; everywhere else it is formed here: people have the conversation, or the
 * bot failed, was late or overloaded, or its node stopped. Nobody waits for it, so it is formed of one conversation at a
 * time. Used on one context only.
 */
final class FirstOpinions {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOpinions.class);

    /** Every node hears what it is to be formed after; one does it. */
    private static final Duration CLAIMED_FOR = Duration.ofSeconds(30);

    /** One that hangs does not keep the others waiting for good; the end of its conversation gives it another chance. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(1);

    private final Desk desk;
    private final BotPart part;
    private Future<Void> last = Future.succeededFuture();

    FirstOpinions(Desk desk, BotPart part) {
        this.desk = desk;
        this.part = part;
    }

    /** Of a conversation whose first words are all there. */
    void form(String id) {
        last = last.compose(none -> formed(id)
                .timeout(GIVEN_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(cause -> {
                    LOG.warn("No first opinion of {}: {}", id, cause.getMessage());
                    return null;
                }));
    }

    private Future<Void> formed(String id) {
        return desk.conversation(id)
                .compose(conversation -> conversation.topic().equals(Conversation.UNKNOWN_TOPIC)
                        ? desk.history(id, null).compose(history -> formed(conversation, history))
                        : Future.succeededFuture());
    }

    private Future<Void> formed(Conversation conversation, List<Entry> history) {
        var turn = Beginning.of(conversation, history, part.burst());
        if (turn.messages().isEmpty() || history.stream().anyMatch(FirstOpinions::known)) {
            return Future.succeededFuture();
        }
        return part.claims()
                .claim(conversation.id() + ":first", 1, CLAIMED_FOR)
                .compose(mine -> mine ? part.responder().assess(turn) : Future.succeededFuture())
                .compose(assessment ->
                        assessment == null ? Future.succeededFuture() : desk.assess(conversation.id(), assessment));
    }

    private static boolean known(Entry entry) {
        return entry.event() instanceof Assessed made && made.assessment().opening(true);
    }
}
