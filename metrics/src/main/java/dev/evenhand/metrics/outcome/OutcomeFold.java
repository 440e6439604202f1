package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Prioritised;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.ConversationEvent.Whispered;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.metrics.outcome.CustomerContact.Begun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The events of a conversation, folded into its facts; the same for every path, and the same whenever it is repeated.
 *
 * <p>A conversation that is still open has no outcome yet. Version and contacts are the store's to fill in.
 */
public final class OutcomeFold {
    private static final Map<Class<?>, BiConsumer<OutcomeDraft, ConversationEvent>> CHANGES = new HashMap<>();

    static {
        on(Opened.class, OutcomeDraft::opened);
        on(CustomerSaid.class, (draft, said) -> draft.customerWrote(said.text(), said.at()));
        on(Assessed.class, OutcomeDraft::assessed);
        on(BotSaid.class, (draft, said) -> draft.bot.said(said.at()));
        on(BotAnswered.class, OutcomeDraft::answered);
        on(BotClarified.class, (draft, clarified) -> {
            draft.bot.clarified(clarified);
            draft.model.took(clarified.assessment().model());
        });
        on(HandoffRequested.class, OutcomeDraft::handoffRequested);
        on(Queued.class, OutcomeDraft::queued);
        on(MessageOffered.class, (draft, offered) -> {});
        on(MessageLeft.class, (draft, left) -> draft.customerWrote(left.text(), left.at()));
        on(Prioritised.class, (draft, prioritised) -> {});
        on(AgentJoined.class, OutcomeDraft::agentJoined);
        on(AgentSaid.class, OutcomeDraft::agentSaid);
        on(Attached.class, (draft, attached) -> {});
        on(Noted.class, (draft, noted) -> {});
        on(Whispered.class, (draft, whispered) -> {});
        on(Summarised.class, (draft, summarised) -> draft.model.took(summarised.model()));
        on(Transferred.class, (draft, transferred) -> draft.human.transferred());
        on(AgentLost.class, (draft, lost) -> draft.passes(lost.at(), Held.QUEUE));
        on(ReturnedToBot.class, OutcomeDraft::returnedToBot);
        on(FeedbackGiven.class, (draft, feedback) -> draft.bot.feedback(feedback.solved()));
        on(Resolved.class, (draft, resolved) -> draft.human.resolved(resolved));
        on(Closed.class, OutcomeDraft::closed);
        on(SurveyOffered.class, (draft, offered) -> draft.survey.offered(offered.at()));
        on(Rated.class, (draft, rated) -> draft.survey.rated(rated.rating()));
        on(WrappedUp.class, (draft, wrapped) -> draft.human.wrappedUp(wrapped));
        on(Graded.class, (draft, graded) -> draft.review.graded(graded));
        on(Audited.class, (draft, audited) -> draft.review.audited(audited));
    }

    private OutcomeFold() {}

    /**
     * The facts of a closed conversation, empty while it is open or its beginning is missing.
     *
     * @param meanwhile what its agents had in hand besides; their time is split over all of it
     */
    public static Optional<Facts> fold(List<Entry> history, Meanwhile meanwhile) {
        return history.isEmpty()
                ? Optional.empty()
                : draft(history).facts(history.get(0).conversation(), meanwhile);
    }

    /** The row of a closed conversation, empty as {@link #fold}. */
    public static Optional<OutcomeRow> row(List<Entry> history, Meanwhile meanwhile) {
        OutcomeDraft draft = draft(history);
        return history.isEmpty()
                ? Optional.empty()
                : draft.facts(history.get(0).conversation(), meanwhile)
                        .map(facts -> OutcomeRow.of(facts, draft.continues()));
    }

    /** From the end of a conversation to the last that was said of it; nothing while it is open. */
    public static Duration lastWordAfterEnd(List<Entry> history) {
        return history.stream()
                .map(Entry::event)
                .filter(Closed.class::isInstance)
                .findFirst()
                .map(closed -> Duration.between(
                        closed.at(), history.get(history.size() - 1).event().at()))
                .orElse(Duration.ZERO);
    }

    /** When each agent had the conversation in hand; of one that is held now the last stretch has no end yet. */
    public static Map<String, List<Stretch>> holds(List<Entry> history) {
        return draft(history).human.holds();
    }

    /** The contact of a conversation that goes on, once the customer has written. */
    public static Optional<Begun> begun(List<Entry> history) {
        return history.isEmpty()
                ? Optional.empty()
                : draft(history).begun(history.get(0).conversation());
    }

    private static OutcomeDraft draft(List<Entry> history) {
        OutcomeDraft draft = new OutcomeDraft();
        for (Entry entry : history) {
            change(entry.event()).accept(draft, entry.event());
            draft.spoken(entry.event());
        }
        return draft;
    }

    static boolean knows(Class<?> event) {
        return CHANGES.containsKey(event);
    }

    private static BiConsumer<OutcomeDraft, ConversationEvent> change(ConversationEvent event) {
        BiConsumer<OutcomeDraft, ConversationEvent> change = CHANGES.get(event.getClass());
        if (change == null) {
            throw new IllegalStateException("no rule for " + event.getClass().getSimpleName());
        }
        return change;
    }

    private static <E extends ConversationEvent> void on(Class<E> type, BiConsumer<OutcomeDraft, E> change) {
        CHANGES.put(type, (draft, event) -> change.accept(draft, type.cast(event)));
    }

    /** Who holds the conversation while it is folded. */
    enum Held {
        BOT,
        QUEUE,
        HUMAN
    }
}
