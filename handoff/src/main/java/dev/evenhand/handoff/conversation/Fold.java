package dev.evenhand.handoff.conversation;

import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Prioritised;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each event changes. Every event raises the version; an event without an entry here changes nothing else. */
final class Fold {
    private static final Map<Class<?>, BiConsumer<Draft, ConversationEvent>> CHANGES = new HashMap<>();

    static {
        on(Opened.class, (draft, opened) -> {
            throw new IllegalArgumentException("a conversation is opened once");
        });
        on(CustomerSaid.class, (draft, said) -> {
            draft.turn = said.turn();
            draft.lastCustomerAt = said.at();
        });
        on(Attached.class, (draft, attached) -> {
            if (attached.by().role() == Role.CUSTOMER) {
                draft.lastCustomerAt = attached.at();
            }
        });
        // Later turns are assessed as well; a conversation's topic is what it began with.
        on(Assessed.class, (draft, assessed) -> {
            if (assessed.assessment().opening(draft.settledTurn == 0)) {
                draft.topic = assessed.assessment().topic();
            }
        });
        on(BotSaid.class, (draft, said) -> draft.settledTurn = said.turn());
        on(BotAnswered.class, (draft, answered) -> draft.settledTurn = answered.turn());
        on(BotClarified.class, (draft, clarified) -> {
            draft.settledTurn = clarified.turn();
            draft.botFailures++;
        });
        on(FeedbackGiven.class, (draft, feedback) -> draft.botFailures = feedback.solved() ? 0 : draft.botFailures + 1);
        on(
                HandoffRequested.class,
                (draft, asked) -> draft.request =
                        new HandoffRequest(asked.reason(), asked.confidence(), asked.topic(), asked.summary()));
        on(Summarised.class, (draft, told) -> {
            HandoffRequest asked = draft.request;
            draft.request = asked == null ? null : asked.withSummary(told.summary());
        });
        on(Queued.class, (draft, queued) -> {
            draft.heldBy(Holder.queue());
            Ticket before = draft.ticket;
            draft.ticket = new Ticket(
                    queued.team(),
                    queued.priority(),
                    queued.since(),
                    before == null ? null : before.parkedUntil(),
                    before != null && before.asked());
        });
        on(
                MessageOffered.class,
                (draft, offered) -> draft.ticketBecomes(ticket ->
                        new Ticket(ticket.team(), ticket.priority(), ticket.since(), ticket.parkedUntil(), true)));
        on(MessageLeft.class, (draft, left) -> {
            draft.heldBy(draft.holder);
            draft.ticketBecomes(ticket ->
                    new Ticket(ticket.team(), ticket.priority(), ticket.since(), left.until(), ticket.asked()));
        });
        on(Prioritised.class, (draft, changed) -> {
            if (draft.holder instanceof Holder.Queue) {
                draft.heldBy(draft.holder);
            }
            draft.ticketBecomes(ticket -> new Ticket(
                    ticket.team(), changed.priority(), ticket.since(), ticket.parkedUntil(), ticket.asked()));
        });
        // A message left until opening is in hand; should it come back to a line, somebody waits there now.
        on(AgentJoined.class, (draft, joined) -> {
            draft.heldBy(Holder.agent(joined.by().id()));
            draft.ticketBecomes(
                    ticket -> new Ticket(ticket.team(), ticket.priority(), ticket.since(), null, ticket.asked()));
        });
        on(ReturnedToBot.class, (draft, returned) -> draft.beginWithBotAgain());
        on(Resolved.class, (draft, resolved) -> {
            Instant until = resolved.wrapUpUntil();
            draft.wrapUp =
                    until == null ? null : new WrapUp(resolved.by().id(), resolved.disposition(), resolved.at(), until);
        });
        on(WrappedUp.class, (draft, wrapped) -> draft.wrappedUp());
        on(Closed.class, (draft, closed) -> {
            draft.heldBy(Holder.nobody());
            draft.closedAt = closed.at();
        });
    }

    private Fold() {}

    static Conversation step(Conversation before, ConversationEvent event) {
        Draft draft = new Draft(before);
        BiConsumer<Draft, ConversationEvent> change = CHANGES.get(event.getClass());
        if (change != null) {
            change.accept(draft, event);
        }
        return draft.conversation();
    }

    private static <E extends ConversationEvent> void on(Class<E> type, BiConsumer<Draft, E> change) {
        CHANGES.put(type, (draft, event) -> change.accept(draft, type.cast(event)));
    }

    private static final class Draft {
        private final Conversation before;
        private Holder holder;
        private int hold;
        private int turn;
        private int settledTurn;
        private int botFailures;
        private @Nullable Instant lastCustomerAt;
        private String topic;
        private @Nullable HandoffRequest request;
        private @Nullable Ticket ticket;
        private @Nullable Instant closedAt;
        private @Nullable WrapUp wrapUp;

        Draft(Conversation before) {
            this.before = before;
            holder = before.holder();
            hold = before.hold();
            turn = before.turn();
            settledTurn = before.settledTurn();
            botFailures = before.botFailures();
            lastCustomerAt = before.lastCustomerAt();
            topic = before.topic();
            request = before.request();
            ticket = before.ticket();
            closedAt = before.closedAt();
            wrapUp = before.wrapUp();
        }

        /** Also counts a place in line that changed: whoever claims the old one comes too late. */
        void heldBy(Holder next) {
            holder = next;
            hold++;
        }

        void ticketBecomes(UnaryOperator<Ticket> change) {
            Ticket present = ticket;
            ticket = present == null ? null : change.apply(present);
        }

        /** The desk has to hear that the agent's hands are free. */
        void wrappedUp() {
            if (wrapUp != null) {
                wrapUp = null;
                heldBy(holder);
            }
        }

        /** The bot owes no answer to what was said to people meanwhile. */
        void beginWithBotAgain() {
            heldBy(Holder.bot());
            settledTurn = turn;
            botFailures = 0;
            request = null;
            ticket = null;
        }

        Conversation conversation() {
            return new Conversation(
                    before.id(),
                    before.opening(),
                    holder,
                    hold,
                    before.version() + 1,
                    turn,
                    settledTurn,
                    botFailures,
                    before.startedAt(),
                    lastCustomerAt,
                    topic,
                    request,
                    ticket,
                    closedAt,
                    wrapUp);
        }
    }
}
