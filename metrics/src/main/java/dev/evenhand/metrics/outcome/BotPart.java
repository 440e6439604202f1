package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.metrics.outcome.Facts.Bot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bot's part of a conversation while it is being folded. */
final class BotPart {
    /** Handoffs that say the bot had no answer; the others (a wish, a policy, a crowd) say nothing of the kind. */
    private static final Set<HandoffReason> NO_ANSWER = EnumSet.of(
            HandoffReason.LOW_CONFIDENCE,
            HandoffReason.OUT_OF_SCOPE,
            HandoffReason.REPEATED_FAILURE,
            HandoffReason.BOT_ERROR);

    final HoldClock clock = new HoldClock();

    private boolean present;
    private @Nullable String version;
    private @Nullable Instant firstReplyAt;
    private @Nullable Instant lastReplyAt;
    private @Nullable String last;
    private int answers;
    private int clarifications;
    private int noAnswers;
    private @Nullable String feedback;
    private double elapsedSeconds;
    private double idleSeconds;

    void goesFirst() {
        present = true;
    }

    /**
     * The conversation was given back; the clock starts with the customer's next word. What the bot said before somebody
     * else had it is no longer the last word: it has said nothing yet, or, where the customer is owed an answer, not given it.
     */
    void returned(boolean owed) {
        present = true;
        last = owed ? "no_answer" : null;
    }

    /** Small talk or a holding line: a word, but not a substantive reply. */
    void said(Instant at) {
        present = true;
        lastReplyAt = at;
        clock.holderSpoke(at);
        elapsedSeconds = clock.seconds();
        idleSeconds = clock.idleSeconds();
    }

    void answered(BotAnswered event) {
        replied(event.at(), event.assessment().version(), "answer");
        answers++;
    }

    void clarified(BotClarified event) {
        replied(event.at(), event.assessment().version(), "clarify");
        clarifications++;
    }

    void gaveUp(HandoffRequested event) {
        if (NO_ANSWER.contains(event.reason())) {
            noAnswers++;
            last = "no_answer";
        }
        if (version == null && event.by().role() == Role.BOT) {
            version = event.by().id();
        }
    }

    void feedback(boolean solved) {
        feedback = solved ? "yes" : "no";
    }

    @Nullable
    Bot facts() {
        return present
                ? new Bot(
                        version,
                        firstReplyAt,
                        lastReplyAt,
                        last,
                        answers,
                        clarifications,
                        noAnswers,
                        feedback,
                        elapsedSeconds,
                        idleSeconds)
                : null;
    }

    private void replied(Instant at, String by, String how) {
        said(at);
        if (firstReplyAt == null) {
            firstReplyAt = at;
        }
        version = by;
        last = how;
    }
}
