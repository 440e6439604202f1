package dev.evenhand.handoff.conversation;

import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose a conversation was when it ended: the agent who held it then, and whoever resolved it.
 *
 * @param agents their ids, the holder first; empty while it is open, and where nobody held it at the end
 */
public record LastHands(List<String> agents) {
    public static final LastHands NONE = new LastHands(List.of());

    public LastHands {
        agents = List.copyOf(agents);
    }

    /** Read from a whole history, so that it is known of conversations of any age. */
    public static LastHands of(List<Entry> history) {
        List<String> agents = new ArrayList<>();
        Conversation before = null;
        for (Entry entry : history) {
            if (before == null) {
                before = Conversation.of(entry.conversation(), entry.event());
                continue;
            }
            if (entry.event() instanceof Closed && before.holder() instanceof Holder.Agent held) {
                agents.add(0, held.id());
            } else if (entry.event() instanceof Resolved resolved) {
                agents.add(resolved.by().id());
            }
            before = before.after(entry);
        }
        return new LastHands(agents.stream().distinct().toList());
    }

    void mustInclude(String agent) {
        if (!agents.contains(agent)) {
            throw Custody.heldByAnother(
                    agents.isEmpty() ? null : Holder.agent(agents.get(0)).code());
        }
    }
}
