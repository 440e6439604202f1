package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Lines;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.desk.BotReply;

/** Decisions as the desk takes them. */
final class Replies {

    private Replies() {}

    /** {@code first} when the turn is what the conversation began with. */
    static BotReply of(int turn, Decision decision, boolean first) {
        var assessment = decision.assessment().first(first);
        if (decision instanceof Decision.Answer answer) {
            return new BotReply.Answer(turn, answer.text(), answer.sources(), assessment);
        } else if (decision instanceof Decision.Clarify clarify) {
            return new BotReply.Clarify(turn, clarify.text(), clarify.options(), assessment);
        } else if (decision instanceof Decision.SmallTalk talk) {
            return new BotReply.Say(turn, talk.text(), assessment, talk.solved());
        }
        var handOff = (Decision.HandOff) decision;
        var request =
                new HandoffRequest(handOff.reason(), assessment.confidence(), assessment.topic(), handOff.summary());
        return new BotReply.HandOff(turn, handOff.text(), request, assessment, handOff.denied());
    }

    /** A handoff for a reason that lies with the bot; nothing was assessed. */
    static BotReply.HandOff handOff(Asked asked, HandoffReason reason, String summary) {
        String text = Lines.of(asked.locale(), "handoff." + reason.code());
        var request = new HandoffRequest(reason, 0, asked.topic(), summary);
        return new BotReply.HandOff(asked.turn(), text, request, null);
    }

    /** Who waits for what. */
    record Asked(int turn, String locale, String topic) {}
}
