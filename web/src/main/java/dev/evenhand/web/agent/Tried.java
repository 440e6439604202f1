package dev.evenhand.web.agent;

import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the bot offered, so that nobody offers it again.
 *
 * @param how {@code answered} or {@code clarified}
 * @param titles of the articles it came from, or of the candidates shown
 * @param solved what the customer said of it; null for nothing
 */
record Tried(int turn, String how, List<String> titles, @Nullable Boolean solved) {
    static List<Tried> of(List<Entry> history) {
        var tried = new ArrayList<Tried>();
        for (var entry : history) {
            var event = entry.event();
            if (event instanceof BotAnswered answered) {
                var titles = answered.sources().stream().map(Source::title).toList();
                tried.add(new Tried(answered.turn(), "answered", titles, null));
            } else if (event instanceof BotClarified clarified) {
                var titles = clarified.options().stream().map(Candidate::title).toList();
                tried.add(new Tried(clarified.turn(), "clarified", titles, null));
            } else if (event instanceof FeedbackGiven feedback && !tried.isEmpty()) {
                int last = tried.size() - 1;
                tried.set(last, tried.get(last).judged(feedback.solved()));
            }
        }
        return tried;
    }

    private Tried judged(boolean verdict) {
        return new Tried(turn, how, titles, verdict);
    }
}
