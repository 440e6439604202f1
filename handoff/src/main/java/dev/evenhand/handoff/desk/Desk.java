package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service behind every route: each method stores first and completes when the fact is durable.
 *
 * <p>Futures fail with {@link dev.evenhand.handoff.conversation.Refusal} where the rules of custody say no, and with
 * {@link StoreAway} while Redis cannot be reached; after any other failure the step may be repeated safely.
 */
public interface Desk {
    /** Begins a conversation; {@code id} is made by the caller, so that repeating the call begins only one. */
    Future<Conversation> open(String id, Opening opening);

    Future<Conversation> conversation(String id);

    /** Events in order, from the first or after the entry {@code after}. */
    Future<List<Entry>> history(String id, @Nullable String after);

    Future<Said> customerSays(String id, Utterance utterance);

    Future<Said> agentSays(String id, Agent agent, Utterance utterance);

    /** Writes what the bot does with a turn; refused when outdated, or when the bot no longer holds the conversation. */
    Future<Void> botReplies(String id, BotReply reply);

    /** Records what the bot makes of the first message where people go first; later ones change nothing. */
    Future<Void> assess(String id, Assessment assessment);

    /** Customer, bot or house asks for a person; repeating it, or asking while one is there, changes nothing. */
    Future<Void> requestHandoff(String id, Participant by, HandoffRequest request);

    /** The next ticket the agent may take, first come first served; empty when no line has one. */
    Future<Optional<Conversation>> acceptNext(Agent agent);

    /** This ticket; refused with the holder's code when it is no longer in line. */
    Future<Conversation> accept(String id, Agent agent);

    /** A file of the customer's, or of the agent who holds the conversation; its bytes must be kept before. */
    Future<Void> attach(String id, Participant by, Attachment attachment);

    Future<Void> note(String id, Agent agent, String text);

    /** To a team ({@code toAgent} null) or to a person who is present. */
    Future<Void> transfer(String id, Agent agent, Transfer transfer);

    Future<Void> returnToBot(String id, Participant by, String note);

    /** Closes at once; wrap-up is told later by {@link #wrapUp}. */
    Future<Void> resolve(String id, Agent agent, String disposition);

    Future<Void> wrapUp(String id, Agent agent, double seconds, @Nullable String disposition);

    /** The customer leaves. Closing a closed conversation changes nothing. */
    Future<Void> close(String id, Participant by);

    Future<Void> feedback(String id, Participant by, boolean solved);

    Future<Void> rate(String id, Participant by, Rating rating);

    Future<Void> presence(Agent agent, Presence presence);

    /** Renews the agent's presence; a presence that is not renewed ends after the grace time. */
    Future<Void> heartbeat(Agent agent);

    /** Lines, agents and what is open, for the console. */
    Future<DeskView> view();

    /** Place in the line counted from 1, and an honest wait; empty when the conversation does not stand in line. */
    Future<Optional<Place>> place(String id);

    Future<Teams> teams();

    /** From now on these are the teams, on every node; tickets in a line that is no more stay there until moved. */
    Future<Void> keepTeams(Teams teams);

    /** Where a chat goes. */
    record Transfer(String toTeam, @Nullable String toAgent, String note) {}
}
