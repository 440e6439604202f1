package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot does with a turn. The desk refuses it if the turn is outdated or somebody else holds the conversation.
 */
public sealed interface BotReply {
    /** The turn it belongs to. */
    int turn();

    /** What the bot made of it; recorded as the silent first assessment on turn one. Null for small talk. */
    @Nullable
    Assessment assessment();

    /**
     * Small talk: greeting, thanks, "are you a bot?".
     *
     * @param solved whether the customer said with it that the last answer helped
     */
    record Say(int turn, String text, @Nullable Assessment assessment, boolean solved) implements BotReply {
        public Say(int turn, String text, @Nullable Assessment assessment) {
            this(turn, text, assessment, false);
        }
    }

    /** A word that answers no turn, such as thanks for feedback; repeating it says it again. */
    record Acknowledge(int turn, String text) implements BotReply {
        @Override
        public @Nullable Assessment assessment() {
            return null;
        }
    }

    record Answer(int turn, String text, List<Source> sources, Assessment assessment) implements BotReply {}

    record Clarify(int turn, String text, List<Candidate> options, Assessment assessment) implements BotReply {}

    /**
     * Give the conversation to people.
     *
     * @param text what the customer reads meanwhile, empty for nothing
     * @param denied whether the customer said that the last answer missed
     */
    record HandOff(int turn, String text, HandoffRequest request, @Nullable Assessment assessment, boolean denied)
            implements BotReply {
        public HandOff(int turn, String text, HandoffRequest request, @Nullable Assessment assessment) {
            this(turn, text, request, assessment, false);
        }
    }
}
