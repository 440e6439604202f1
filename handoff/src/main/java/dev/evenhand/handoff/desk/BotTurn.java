package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules for what the bot does: it never talks over anyone, and never answers what is no longer the question. */
final class BotTurn {
    private BotTurn() {}

    /** Repeating a reply that was stored changes nothing. */
    static List<ConversationEvent> reply(Snapshot before, BotReply reply, Line line, Instant now) {
        Conversation conversation = before.conversation();
        Custody.mustBeOpen(conversation);
        if (!conversation.heldByBot()) {
            throw Custody.heldByAnother(conversation);
        }
        if (reply.turn() != conversation.turn()) {
            throw new Refusal(Reason.OUTDATED_TURN, "The customer has written since.");
        }
        boolean answers = !(reply instanceof BotReply.HandOff || reply instanceof BotReply.Acknowledge);
        if (answers && reply.turn() <= conversation.settledTurn()) {
            return List.of();
        }
        Participant bot = bot(reply.assessment());
        List<ConversationEvent> events = new ArrayList<>();
        Assessment assessment = reply.assessment();
        if (assessment != null) {
            boolean first = !before.assessed() && assessment.opening(true);
            events.addAll(kept(reply, assessment.first(first), now));
        }
        verdict(reply).ifPresent(solved -> events.add(new FeedbackGiven(now, bot, solved)));
        events.addAll(said(reply, bot, now));
        if (reply instanceof BotReply.HandOff handOff) {
            events.addAll(Custody.requestHandoff(conversation, bot, handOff.request(), line, now));
        }
        return events;
    }

    /** Answers and questions back carry what they rest on; beside a handoff or small talk it is kept by itself. */
    private static List<ConversationEvent> kept(BotReply reply, Assessment assessment, Instant now) {
        boolean carried = reply instanceof BotReply.Answer || reply instanceof BotReply.Clarify;
        return carried && !assessment.opening(false)
                ? List.of()
                : List.of(new Assessed(now, bot(assessment), assessment));
    }

    /** The silent assessment of what the conversation began with, recorded once. */
    static List<ConversationEvent> assess(Snapshot before, Assessment assessment, Instant now) {
        return before.assessed() ? List.of() : List.of(new Assessed(now, bot(assessment), assessment.first(true)));
    }

    /** What the customer's own words say about the last answer, as the buttons under it would. */
    private static Optional<Boolean> verdict(BotReply reply) {
        if (reply instanceof BotReply.Say say && say.solved()) {
            return Optional.of(true);
        }
        return reply instanceof BotReply.HandOff handOff && handOff.denied() ? Optional.of(false) : Optional.empty();
    }

    private static List<ConversationEvent> said(BotReply reply, Participant bot, Instant now) {
        if (reply instanceof BotReply.Answer answer) {
            return List.of(
                    new BotAnswered(now, bot, answer.text(), answer.turn(), answer.sources(), answer.assessment()));
        }
        if (reply instanceof BotReply.Clarify clarify) {
            return List.of(new BotClarified(
                    now, bot, clarify.text(), clarify.turn(), clarify.options(), clarify.assessment()));
        }
        String text = plainText(reply);
        return text.isEmpty() ? List.of() : List.of(new BotSaid(now, bot, text, reply.turn()));
    }

    private static String plainText(BotReply reply) {
        if (reply instanceof BotReply.Say say) {
            return say.text();
        }
        return reply instanceof BotReply.Acknowledge word ? word.text() : ((BotReply.HandOff) reply).text();
    }

    private static Participant bot(@Nullable Assessment assessment) {
        return Participant.bot(assessment == null ? "bot" : assessment.version());
    }
}
