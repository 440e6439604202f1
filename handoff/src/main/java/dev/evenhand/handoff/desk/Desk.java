package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** Whether there is such a conversation, open or closed: false once its words have gone. */
    default Future<Boolean> stands(String id) {
        return conversation(id)
                .map(true)
                .recover(cause ->
                        cause instanceof Refusal refusal && refusal.reason() == Refusal.Reason.UNKNOWN_CONVERSATION
                                ? Future.succeededFuture(false)
                                : Future.failedFuture(cause));
    }

    /** Events in order, from the first or after the entry {@code after}. */
    Future<List<Entry>> history(String id, @Nullable String after);

    /** The last events, in order, at most so many: for whoever needs no more than what was said lately. */
    Future<List<Entry>> recent(String id, int most);

    Future<Said> customerSays(String id, Utterance utterance);

    Future<Said> agentSays(String id, Agent agent, Utterance utterance);

    /** Writes what the bot does with a turn; refused when outdated, or when the bot no longer holds the conversation. */
    Future<Void> botReplies(String id, BotReply reply);

    /** Records what the bot makes of the first message where people go first; later ones change nothing. */
    Future<Void> assess(String id, Assessment assessment);

    /** Customer, bot or house asks for a person; repeating it, or asking while one is there, changes nothing. */
    Future<Void> requestHandoff(String id, Participant by, HandoffRequest request);

    /** Instead of waiting, from the bot's hands or the line; it joins the line when the team opens. */
    Future<Void> leaveMessage(String id, Participant by, Note note);

    /** The next ticket the agent may take, first come first served; empty when no line has one. */
    Future<Optional<Conversation>> acceptNext(Agent agent);

    /** This ticket; refused with the holder's code when it is no longer in line. */
    Future<Conversation> accept(String id, Agent agent);

    /** A file of the customer's, or of the agent who holds the conversation; its bytes must be kept before. */
    Future<Void> attach(String id, Participant by, Attachment attachment);

    /** An offer is not taken; refused when there is none to this agent. */
    Future<Void> decline(String id, Agent agent);

    /**
     * From 0: each step stands as far ahead as somebody who came ten minutes earlier. In line it is for any agent to judge;
     * while an agent holds the chat, for that agent or a supervisor.
     */
    Future<Void> prioritise(String id, Agent agent, int priority);

    /**
     * Among staff: by whoever holds it, by a supervisor at any time, and once it is closed by whose it was at the end. Others
     * are refused with who has it, or had it last.
     */
    Future<Void> note(String id, Agent agent, String text);

    /** A supervisor's word that only staff see. */
    Future<Void> whisper(String id, Agent supervisor, String text);

    /** What the agent should know in a few lines; the last word counts, and where no person is wanted it changes nothing. */
    Future<Void> summarise(String id, Participant by, Brief brief);

    /**
     * What the agent should know.
     *
     * @param model what wording it took; null where none was asked
     */
    record Brief(String text, @Nullable ModelUse model) {}

    /** To a team ({@code toAgent} null) or to a person who is present. */
    Future<Void> transfer(String id, Agent agent, Transfer transfer);

    /**
     * Out of the line or another's hands into the supervisor's own, who must be available and have room; from then on the
     * former holder's writes are refused.
     */
    Future<Conversation> takeOver(String id, Agent supervisor, String note);

    /** By an agent out of the own hands, by the customer out of the line. */
    Future<Void> returnToBot(String id, Participant by, String note);

    /**
     * Closes at once; from then on the agent who held it is in wrap-up, which counts against capacity until {@link #wrapUp},
     * its time is over, or the agent takes another chat without room for it. Null is refused where a disposition is required.
     */
    Future<Void> resolve(String id, Agent agent, @Nullable String disposition);

    /**
     * The work after closing is done; of one that is over, what was told is corrected. For the agent whose it was at the end,
     * who resolved it, or a supervisor.
     */
    Future<Void> wrapUp(String id, Agent agent, Told told);

    /** The customer leaves. Closing a closed conversation changes nothing. */
    Future<Void> close(String id, Participant by);

    Future<Void> feedback(String id, Participant by, boolean solved);

    Future<Void> rate(String id, Participant by, Rating rating);

    /** A machine's grade of a closed conversation; whether it is the first, for no other counts. */
    Future<Boolean> grade(String id, Participant judge, Grade grade);

    /** What a manager makes of a closed conversation, not knowing who answered; whether it is the first that counts. */
    Future<Boolean> audit(String id, Agent supervisor, Audit audit);

    Future<Void> presence(Agent agent, Presence presence);

    /** Renews the agent's presence; a presence that is not renewed ends after the grace time. */
    Future<Void> heartbeat(Agent agent);

    /** A sign of life by an open stream, which is expected to give one every few seconds. */
    Future<Void> connected(Agent agent);

    /** The stream has ended: the customers are told within seconds unless there is another sign of life. */
    Future<Void> disconnected(Agent agent);

    /** Lines, agents and what is open, for the console. */
    Future<DeskView> view();

    /** Place in the line counted from 1, and an honest wait; empty when the conversation does not stand in line. */
    Future<Optional<Place>> place(String id);

    /** The places of many in one team's line; those that do not stand in it are left out. */
    Future<Map<String, Place>> places(String team, List<String> conversations);

    /** What somebody who speaks that language may count on before asking. */
    Future<Welcome> welcome(String locale);

    Future<DeskRules> rules();

    /**
     * From now on the rules are what {@code change} makes of them, on every node, and none of two changes at once is lost;
     * tickets in a line that is no more stay there until moved.
     */
    Future<DeskRules> changeRules(UnaryOperator<DeskRules> change);

    /** The same whatever the rules were before. */
    default Future<Void> keepRules(DeskRules rules) {
        return changeRules(before -> rules).mapEmpty();
    }

    /** What people are for, by agent; whoever is missing serves everything. */
    Future<Map<String, AgentProfile>> profiles();

    Future<Void> keepProfile(String agent, AgentProfile profile);

    /** A message left instead of waiting; {@code email} may be empty. */
    record Note(String text, String email) {}

    /** {@code reason} in the judge's words, and what it took; null when nobody counted. */
    record Grade(Verdict verdict, String reason, @Nullable ModelUse model) {}

    /** {@code note} may be empty. */
    record Audit(Verdict verdict, String note) {}

    /** Where a chat goes. */
    record Transfer(@Nullable String toTeam, @Nullable String toAgent, String note) {}
}
