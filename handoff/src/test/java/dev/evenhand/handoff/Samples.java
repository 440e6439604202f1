package dev.evenhand.handoff;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.BotReply;
import dev.evenhand.handoff.desk.Utterance;
import java.util.List;
import java.util.UUID;

/** People, questions and answers the tests speak of. */
public final class Samples {
    public static final Agent ANNA = new Agent("anna", "Anna", false);
    public static final Agent BEN = new Agent("ben", "Ben", false);
    public static final Participant CUSTOMER = Participant.customer("k-1", "Kim");
    public static final Assessment DELIVERY = new Assessment(
            "answer", 0.91, "delivery", List.of(new Candidate("a-1", "When will it come?", 0.91)), 0.6, "kb-1");
    public static final HandoffRequest ASKED =
            new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 0.2, "delivery", "Where is my order?");

    private Samples() {}

    public static String newId() {
        return "c-" + UUID.randomUUID();
    }

    public static Opening opening(Opening.Entry entry) {
        return new Opening(
                "en",
                "web",
                new Opening.Customer("k-1", "Kim", "", false),
                new Opening.Page("https://shop.example/cart", "Cart"),
                entry,
                Opening.Assignment.RULE,
                null,
                false);
    }

    public static Utterance words(String text) {
        return new Utterance(UUID.randomUUID().toString(), text);
    }

    public static BotReply answer(int turn) {
        return new BotReply.Answer(
                turn, "In two days.", List.of(new Source("a-1", "When will it come?", null)), DELIVERY);
    }
}
