package dev.evenhand.bot.judge;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A conversation told line by line, for tests. */
public final class Told {
    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");
    private static final Participant ADA = Participant.customer("k-1", "Ada");
    private static final Participant MIA = Participant.agent("a-1", "Mia Novak");
    private static final Assessment SURE = new Assessment("answer", .9, "returns", List.of(), .8, "kb-1");

    private final List<Entry> history = new ArrayList<>();

    public Told customer(String text) {
        return add(new CustomerSaid(AT, ADA, "m", text, history.size()));
    }

    public Told bot(String text) {
        return add(new BotAnswered(AT, Participant.bot("kb-1"), text, 1, List.of(), SURE));
    }

    public Told agent(String text) {
        add(new AgentJoined(AT, MIA, "general"));
        return add(new AgentSaid(AT, MIA, "r", text));
    }

    private Told add(ConversationEvent event) {
        history.add(new Entry("c-1", history.size() + "-0", event));
        return this;
    }

    public List<Entry> history() {
        return List.copyOf(history);
    }
}
