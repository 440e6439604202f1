package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Turn;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a conversation began with: the customer's first words, and what followed them in quick succession. Told by the
 * log's times alone, so that it is the same whoever had the conversation then, and whenever it is asked for.
 */
final class Beginning {

    private final Bursts.Times times;
    private final List<String> words = new ArrayList<>();
    private Instant latest = Instant.MAX;
    private Instant end = Instant.MAX;

    private Beginning(Bursts.Times times) {
        this.times = times;
    }

    /** As a turn without a history; no messages where the customer has not written. The history must be whole. */
    static Turn of(Conversation conversation, List<Entry> history, Bursts.Times times) {
        var beginning = new Beginning(times);
        for (var entry : history) {
            if (entry.event() instanceof CustomerSaid said) {
                beginning.take(said.at(), said.text());
            } else if (entry.event() instanceof MessageLeft left) {
                beginning.take(left.at(), left.text());
            }
        }
        return new Turn(
                conversation.id(),
                conversation.opening().locale(),
                beginning.words,
                List.of(),
                Story.verified(conversation));
    }

    private void take(Instant at, String text) {
        if (words.isEmpty()) {
            latest = at.plus(times.longest());
        }
        if (at.isBefore(end)) {
            words.add(text);
            Instant quiet = at.plus(times.quiet());
            end = quiet.isBefore(latest) ? quiet : latest;
        }
    }
}
