package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Responder;
import java.time.Duration;

/**
 * What the bot's part in conversations needs.
 *
 * @param responder decides
 * @param claims settles which node answers
 * @param quiet a burst ends after this much silence
 * @param longestBurst and at the latest after this
 * @param answerWithin a later answer becomes a handoff
 * @param turnsInWork more at once go to people
 */
public record BotPart(
        Responder responder,
        TurnClaims claims,
        Duration quiet,
        Duration longestBurst,
        Duration answerWithin,
        int turnsInWork) {}
