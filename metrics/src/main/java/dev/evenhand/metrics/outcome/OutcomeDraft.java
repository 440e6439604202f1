package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.metrics.outcome.CustomerContact.Begun;
import dev.evenhand.metrics.outcome.Facts.Assignment;
import dev.evenhand.metrics.outcome.Facts.First;
import dev.evenhand.metrics.outcome.Facts.Handoff;
import dev.evenhand.metrics.outcome.Facts.Human;
import dev.evenhand.metrics.outcome.OutcomeFold.Held;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of a conversation while its events are being read. */
final class OutcomeDraft {
    final BotPart bot = new BotPart();
    final HumanPart human = new HumanPart();
    final SurveyPart survey = new SurveyPart();
    final ReviewPart review = new ReviewPart();
    final ModelPart model = new ModelPart();
    private final Tone tone = new Tone();

    private @Nullable Opened opened;
    private @Nullable Assessment first;
    /** The bot has said something, or owes no answer to what was said to people meanwhile. */
    private boolean replied;

    private @Nullable Closed closed;
    private Held held = Held.BOT;
    private int customerMessages;
    private @Nullable Instant firstWordAt;
    private @Nullable Instant lastWordAt;
    private boolean customerWaits;
    /** The customer has asked something, or for somebody, and had no real answer since. */
    private boolean owed;

    private @Nullable HandoffRequested request;
    private @Nullable Instant queuedAt;
    private @Nullable Instant acceptedAt;

    void opened(Opened event) {
        opened = event;
        held = event.opening().entry() == Opening.Entry.BOT_FIRST ? Held.BOT : Held.QUEUE;
        if (held == Held.BOT) {
            bot.goesFirst();
        }
    }

    /** A word in the chat, or a message left for later. */
    void customerWrote(String text, Instant at) {
        customerMessages++;
        owed |= !Pleasantries.alone(text);
        tone.hears(text);
        if (firstWordAt == null) {
            firstWordAt = at;
        }
        if (held == Held.BOT && !bot.clock.running()) {
            bot.clock.begin(at, true);
        }
        bot.clock.customerSpoke(at);
        human.customerSpoke(at);
    }

    void assessed(Assessed event) {
        if (first == null && event.assessment().opening(!replied)) {
            first = event.assessment();
        }
    }

    void handoffRequested(HandoffRequested event) {
        if (request == null) {
            request = event;
        }
        owed = true;
        if (held == Held.BOT && event.by().role() != Role.CUSTOMER) {
            bot.gaveUp(event);
        }
    }

    void queued(Queued event) {
        if (queuedAt == null) {
            queuedAt = event.since();
        }
        passes(event.at(), Held.QUEUE);
    }

    void agentJoined(AgentJoined event) {
        if (acceptedAt == null) {
            acceptedAt = event.at();
        }
        passes(event.at(), Held.HUMAN);
        human.joined(event, customerWaits);
    }

    void answered(BotAnswered event) {
        owed = false;
        bot.answered(event);
        model.took(event.assessment().model());
    }

    void agentSaid(AgentSaid event) {
        owed &= Pleasantries.alone(event.text());
        human.said(event);
    }

    /** Who goes back to the bot before anybody took the chat has left the line; a wait counts from joining it anew. */
    void returnedToBot(ReturnedToBot event) {
        if (acceptedAt == null) {
            queuedAt = null;
        }
        passes(event.at(), Held.BOT);
        bot.returned(owed);
        replied = true;
    }

    /** The holder changes: the clock of the one before stops, the next one's starts. */
    void passes(Instant at, Held next) {
        bot.clock.end(at);
        human.end(at);
        held = next;
    }

    void closed(Closed event) {
        if (closed == null) {
            bot.clock.end(event.at());
            human.end(event.at());
            closed = event;
        }
    }

    /** Keeps who had the last word; the customer waits after an own one. */
    void spoken(ConversationEvent event) {
        boolean byCustomer = event instanceof CustomerSaid || event instanceof MessageLeft;
        boolean byHolder = event instanceof BotAnswered
                || event instanceof BotClarified
                || event instanceof BotSaid
                || event instanceof AgentSaid;
        if (byCustomer || byHolder) {
            lastWordAt = event.at();
            customerWaits = byCustomer;
            replied |= event.by().role() == Role.BOT;
        }
    }

    /** The closed conversation the customer wrote on from. */
    @Nullable
    String continues() {
        return opened == null ? null : opened.opening().previous();
    }

    Optional<Begun> begun(String conversation) {
        Opened start = opened;
        if (start == null || closed != null || customerMessages == 0) {
            return Optional.empty();
        }
        Contact contact = new Contact(conversation, start.at(), null, Contact.known(topic()), continues());
        return Optional.of(new Begun(start.opening().customer().key(), contact, null));
    }

    Optional<Facts> facts(String conversation, Meanwhile meanwhile) {
        Opened start = opened;
        Closed end = closed;
        return start == null || end == null
                ? Optional.empty()
                : Optional.of(facts(conversation, start, end, human.facts(meanwhile)));
    }

    private Facts facts(String conversation, Opened start, Closed end, @Nullable Human people) {
        Opening opening = start.opening();
        return new Facts(
                conversation,
                opening.customer().key(),
                code(opening.entry()),
                start.at(),
                end.at(),
                opening.channel(),
                opening.locale(),
                topic(),
                opening.returning(),
                first == null ? null : new First(first.decision(), first.confidence()),
                new Assignment(opening.assignment().by(), opening.assignment().probability()),
                code(end.closedBy()),
                customerMessages,
                review.verifiedBy(),
                firstWordAt,
                lastWordAt,
                code(held),
                0,
                bot.facts(),
                handoff(end),
                people,
                survey.facts(),
                tone.sentiment(),
                tone.complaint(),
                review.facts(),
                model.facts(),
                null);
    }

    private @Nullable String topic() {
        return first == null || first.topic().equals(FactValues.UNKNOWN) ? null : first.topic();
    }

    private @Nullable Handoff handoff(Closed end) {
        if (request == null && queuedAt == null && acceptedAt == null) {
            return null;
        }
        return new Handoff(
                request == null ? null : request.at(),
                request == null ? null : request.reason().code(),
                queuedAt,
                acceptedAt,
                held == Held.QUEUE ? end.at() : null);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
