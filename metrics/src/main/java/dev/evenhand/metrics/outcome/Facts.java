package dev.evenhand.metrics.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one closed conversation: facts and timestamps, never a judgement. One row a conversation, the newest
 * {@code version} wins.
 *
 * <p>A fact that is absent is unknown, never zero; a whole part that is absent means that nothing is known of it. Codes
 * are the words of the JSON form ({@code bot_first}, {@code timeout}); {@link FactField} lists them all.
 *
 * @param conversation which
 * @param customer key under which returns are recognised
 * @param entry {@code bot_first} or {@code human_first}, fixed at the start
 * @param startedAt when it was opened
 * @param closedAt when it ended, not before {@code startedAt}
 * @param returning whether the customer had been here before
 * @param first what the bot would have done with the first message, computed silently on both paths
 * @param closedBy {@code customer}, {@code agent}, {@code bot}, {@code timeout} or {@code system}
 * @param customerMessages how many the customer wrote
 * @param verifiedBy {@code tool} or {@code audit} saw it done
 * @param firstWordAt when the customer first wrote; the customer's clock starts here
 * @param lastWordAt when anybody last wrote; the customer's clock ends here when closed by timeout
 * @param heldBy {@code bot}, {@code queue} or {@code human}: who held it at the end
 * @param version raised by the store with every change of the row; 0 until stored
 * @param review what those made of it who read it afterwards
 * @param model what language models took to serve it
 * @param contacts the customer's neighbouring contacts, filled in by the store
 */
public record Facts(
        String conversation,
        String customer,
        String entry,
        Instant startedAt,
        Instant closedAt,
        @Nullable String channel,
        @Nullable String locale,
        @Nullable String topic,
        @Nullable Boolean returning,
        @Nullable First first,
        @Nullable Assignment assignment,
        @Nullable String closedBy,
        @Nullable Integer customerMessages,
        @Nullable String verifiedBy,
        @Nullable Instant firstWordAt,
        @Nullable Instant lastWordAt,
        @Nullable String heldBy,
        long version,
        @Nullable Bot bot,
        @Nullable Handoff handoff,
        @Nullable Human human,
        @Nullable Survey survey,
        @Nullable Sentiment sentiment,
        @Nullable Boolean complaint,
        @Nullable Review review,
        @Nullable Model model,
        @Nullable Contacts contacts) {

    /** {@code decision}: answer, clarify or handoff; {@code confidence} 0 to 1 of the best candidate. */
    public record First(@Nullable String decision, @Nullable Double confidence) {}

    /** {@code by}: rule, holdout or import; {@code probability} of the arm received, in (0, 1]. */
    public record Assignment(@Nullable String by, @Nullable Double probability) {}

    /**
     * The bot's part.
     *
     * @param last its last turn: answer, clarify or no_answer
     * @param feedback the last "did this solve it?": yes or no; a hint, never evidence
     * @param elapsedSeconds from the customer's first word to the bot's last reply while the bot holds, silence of the
     *     customer beyond three minutes cut out
     * @param idleSeconds what was cut out of it
     */
    public record Bot(
            @Nullable String version,
            @Nullable Instant firstReplyAt,
            @Nullable Instant lastReplyAt,
            @Nullable String last,
            @Nullable Integer answers,
            @Nullable Integer clarifications,
            @Nullable Integer noAnswers,
            @Nullable String feedback,
            @Nullable Double elapsedSeconds,
            @Nullable Double idleSeconds) {
        /** One of which it is not told how long the customer was silent. */
        public Bot(
                @Nullable String version,
                @Nullable Instant firstReplyAt,
                @Nullable Instant lastReplyAt,
                @Nullable String last,
                @Nullable Integer answers,
                @Nullable Integer clarifications,
                @Nullable Integer noAnswers,
                @Nullable String feedback,
                @Nullable Double elapsedSeconds) {
            this(
                    version,
                    firstReplyAt,
                    lastReplyAt,
                    last,
                    answers,
                    clarifications,
                    noAnswers,
                    feedback,
                    elapsedSeconds,
                    null);
        }
    }

    /**
     * The way to people; times are of the first time each happened, but {@code abandonedAt} is when the customer left
     * while the queue held it.
     */
    public record Handoff(
            @Nullable Instant requestedAt,
            @Nullable String reason,
            @Nullable Instant queuedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant abandonedAt) {}

    /**
     * The people's part; agent and team are the last ones.
     *
     * @param handleSeconds time held by agents, silence of the customer beyond three minutes cut out, and each instant
     *     split over the chats its agent had in hand at once
     * @param disposition the claim at the end; a claim, not evidence
     * @param idleSeconds the silence that was cut out, over all agents who held it
     */
    public record Human(
            @Nullable String agent,
            @Nullable String team,
            @Nullable Instant firstReplyAt,
            @Nullable Integer replies,
            @Nullable Integer transfers,
            @Nullable Double handleSeconds,
            @Nullable Double wrapUpSeconds,
            @Nullable String disposition,
            @Nullable Double idleSeconds) {
        /** One of which it is not told how long the customer was silent. */
        public Human(
                @Nullable String agent,
                @Nullable String team,
                @Nullable Instant firstReplyAt,
                @Nullable Integer replies,
                @Nullable Integer transfers,
                @Nullable Double handleSeconds,
                @Nullable Double wrapUpSeconds,
                @Nullable String disposition) {
            this(agent, team, firstReplyAt, replies, transfers, handleSeconds, wrapUpSeconds, disposition, null);
        }
    }

    /** The closing survey: {@code resolved} yes or no, {@code csat} 1 to 5, {@code nps} 0 to 10, {@code ces} 1 to 7; the last answer wins. */
    public record Survey(
            @Nullable Instant offeredAt,
            @Nullable String resolved,
            @Nullable Integer csat,
            @Nullable Integer nps,
            @Nullable Integer ces,
            @Nullable Boolean commented) {}

    /** Of the customer's first and last message, −1 to 1. */
    public record Sentiment(@Nullable Double first, @Nullable Double last) {}

    /**
     * What was read out of the conversation afterwards; the first of each counts.
     *
     * @param grade of a machine, {@code yes}, {@code no} or {@code cannot_tell}: whether it was resolved; an opinion, never
     *     evidence
     * @param model the machine
     * @param audit the same by a manager, who did not know who had answered
     */
    public record Review(@Nullable String grade, @Nullable String model, @Nullable String audit) {}

    /**
     * What language models read and wrote for the bot's replies and for the summary, used or thrown away; what a grade
     * took is no part of serving and is counted by the audit.
     *
     * @param inputTokens read
     * @param outputTokens written
     * @param cost in the operator's currency, of those calls whose price was known; absent where none was
     */
    public record Model(@Nullable Integer inputTokens, @Nullable Integer outputTokens, @Nullable Double cost) {}

    /**
     * The same customer's neighbouring contacts, on any topic and on the same one; an unknown topic matches any.
     *
     * @param nextAt start of the first later contact
     * @param nextSameTopicAt start of the first later contact on the topic
     * @param previousClosedAt latest close among earlier contacts
     * @param previousSameTopicClosedAt latest close among earlier contacts on the topic
     */
    public record Contacts(
            @Nullable Instant nextAt,
            @Nullable Instant nextSameTopicAt,
            @Nullable Instant previousClosedAt,
            @Nullable Instant previousSameTopicClosedAt) {
        /** The only contact of the customer. */
        public static final Contacts NONE = new Contacts(null, null, null, null);
    }

    /** Whether the customer wrote, or the system closed it before they could; a row that does not tell counts as engaged. */
    public boolean engaged() {
        return engaged(customerMessages, closedBy);
    }

    /** The same of these two facts. */
    static boolean engaged(@Nullable Object customerMessages, @Nullable Object closedBy) {
        return !(customerMessages instanceof Integer messages) || messages > 0 || "system".equals(closedBy);
    }

    /** The same row as the store keeps it. */
    public Facts stored(long newVersion, @Nullable Contacts newContacts) {
        return new Facts(
                conversation,
                customer,
                entry,
                startedAt,
                closedAt,
                channel,
                locale,
                topic,
                returning,
                first,
                assignment,
                closedBy,
                customerMessages,
                verifiedBy,
                firstWordAt,
                lastWordAt,
                heldBy,
                newVersion,
                bot,
                handoff,
                human,
                survey,
                sentiment,
                complaint,
                review,
                model,
                newContacts);
    }
}
