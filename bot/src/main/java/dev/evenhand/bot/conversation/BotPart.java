package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Summariser;
import java.time.Duration;
import java.util.Optional;

/**
 * What the bot's part in conversations needs.
 *
 * @param responder decides
 * @param summariser words what an agent should know, where a model is set
 * @param claims settles which node answers
 * @param quiet a burst ends after this much silence
 * @param longestBurst and at the latest after this
 * @param answerWithin a later answer becomes a handoff
 * @param turnsInWork more at once go to people
 */
public record BotPart(
        Responder responder,
        Optional<? extends Summariser> summariser,
        TurnClaims claims,
        Duration quiet,
        Duration longestBurst,
        Duration answerWithin,
        int turnsInWork) {

    /** When a burst ends. */
    Bursts.Times burst() {
        return new Bursts.Times(quiet, longestBurst);
    }
}
