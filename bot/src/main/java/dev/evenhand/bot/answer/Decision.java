package dev.evenhand.bot.answer;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;

/** What the bot does with a turn. The assessment says what retrieval found, whatever the decision. */
public sealed interface Decision {

    Assessment assessment();

    /** What the customer reads; may be empty for a handoff. */
    String text();

    /** Answered from articles. */
    record Answer(String text, List<Source> sources, Assessment assessment) implements Decision {}

    /** Asks which of two or three articles is meant, or, without options, what it is about. */
    record Clarify(String text, List<Candidate> options, Assessment assessment) implements Decision {}

    /** Nothing was asked; {@code solved} where the customer said that the last answer helped. */
    record SmallTalk(String text, Assessment assessment, boolean solved) implements Decision {}

    /** People take over; {@code summary} is for them, {@code denied} where the customer said that the last answer missed. */
    record HandOff(HandoffReason reason, String text, String summary, Assessment assessment, boolean denied)
            implements Decision {}

    /** Its name in a dry run. */
    default String code() {
        if (this instanceof SmallTalk) {
            return "small_talk";
        }
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
