package dev.evenhand.bot.escalation;

import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict.Chat;
import dev.evenhand.bot.escalation.Verdict.Kind;
import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules in the order in which they apply: the first that speaks decides. */
public final class EscalationRules {

    /** Anger at which people take over: one strong word, two weak ones, a weak one stressed or in each of two messages. */
    private static final int ANGRY = 2;

    private static final int STRONG = 2;

    private static final int STEP = 400;
    private static final int OVERLAP = 120;

    /** A longer sentence has something to say. */
    private static final int REMARK_WORDS = 6;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？])(?![.!?。！？])\\s*|\\n+");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}']+");

    private final Ear ear = new Ear();
    private final SmallTalk smallTalk = new SmallTalk(ear);

    private final List<Function<Message, @Nullable Verdict>> rules = List.of(
            this::personAsked,
            this::injury,
            this::legalWords,
            this::complaint,
            this::anger,
            this::denial,
            this::botQuestion,
            this::smallTalk);

    /** Judges one turn; deterministic, about half a millisecond. */
    public Verdict judge(Heard heard) {
        var message = Message.of(heard);
        for (var rule : rules) {
            var verdict = rule.apply(message);
            if (verdict != null) {
                return verdict;
            }
        }
        return Verdict.NONE;
    }

    /** Whether a message only makes sense together with the one before it. */
    public boolean leansOnEarlier(String text) {
        return ear.hears(Cue.FOLLOW_UP, Ear.folded(text));
    }

    /** Whether a message asks for nothing that could be answered. */
    public boolean asksNothing(String text) {
        return smallTalk.asksNothing(Ear.folded(text));
    }

    /**
     * Whether a clause is mere courtesy, or says who writes and how urgent it is, and nothing of what another asks.
     *
     * @param asks whether it is put as a question, which a greeting may be
     */
    public boolean besideThePoint(String clause, boolean asks) {
        return smallTalk.besideThePoint(Ear.folded(clause), asks);
    }

    /** Whether a turn sounds angry or let down, be it ever so little. */
    public boolean displeased(Heard heard) {
        return vexation(Message.of(heard)) > 0;
    }

    /** Whether a clause says that no person is wanted; it asks nothing else. */
    public boolean refusesPerson(String clause) {
        return ear.hears(Cue.PERSON_NOT, Ear.folded(clause));
    }

    /** What a message asks beside saying that no person is wanted; the message itself where it does not say so. */
    public String withoutRefusal(String message) {
        String folded = Ear.folded(message);
        return ear.hears(Cue.PERSON_NOT, folded)
                ? ear.without(Cue.PERSON_NOT, folded).strip()
                : message;
    }

    /** A message without the greeting or the "please" before what it says. */
    public String withoutAddress(String message) {
        return ear.withoutAddress(message);
    }

    /** The messages of a burst that stand: those after the last that takes back what was written before it. */
    public List<String> standing(List<String> burst) {
        int last = IntStream.range(0, burst.size())
                .filter(i -> ear.hears(Cue.WITHDRAWN, Ear.folded(burst.get(i))))
                .max()
                .orElse(0);
        return burst.subList(last, burst.size());
    }

    private @Nullable Verdict personAsked(Message message) {
        return message.pieces().stream().anyMatch(this::wantsPerson)
                ? new ToPeople(HandoffReason.CUSTOMER_ASKED, "person asked for")
                : null;
    }

    private boolean wantsPerson(String piece) {
        // "Am I talking to a person?" is a question about the bot, not a wish.
        String meant = ear.without(Cue.BOT_QUESTION, ear.without(Cue.PERSON_NOT, piece));
        return ear.hears(Cue.PERSON, meant) || (ear.hears(Cue.SERVICE, meant) && !ear.hears(Cue.SERVICE_NOT, meant));
    }

    private @Nullable Verdict injury(Message message) {
        return hears(Cue.INJURY, message) ? new ToPeople(HandoffReason.POLICY, ToPeople.HURT) : null;
    }

    private @Nullable Verdict legalWords(Message message) {
        return hears(Cue.LEGAL, message) ? new ToPeople(HandoffReason.POLICY, "legal words") : null;
    }

    private @Nullable Verdict complaint(Message message) {
        return hears(Cue.COMPLAINT, message) ? new ToPeople(HandoffReason.POLICY, "complaint") : null;
    }

    private boolean hears(Cue cue, Message message) {
        return message.pieces().stream().anyMatch(piece -> ear.hears(cue, piece));
    }

    /** Strong at once, or not calming down from one message to the next. */
    private @Nullable Verdict anger(Message message) {
        int now = vexation(message);
        var earlier = message.heard().earlier();
        int before = earlier.isEmpty() ? 0 : vexation(Message.of(Heard.first(earlier.get(earlier.size() - 1))));
        boolean rising = before > 0 && now >= before;
        return now >= ANGRY || rising ? new ToPeople(HandoffReason.NEGATIVE_SENTIMENT, "anger") : null;
    }

    /** "!!!!!" stresses what is said and says nothing by itself: thanks may be shouted as well. */
    private int vexation(Message message) {
        int words = message.pieces().stream().mapToInt(this::vexationOf).max().orElse(0);
        return words > 0 && Ear.shouts(message.heard().text()) ? words + 1 : words;
    }

    private int vexationOf(String folded) {
        return ear.count(Cue.ANGER_1, folded) + STRONG * ear.count(Cue.ANGER_2, folded);
    }

    /** "That was not my question" after an answer is the second failure: the question, and the try at answering it. */
    private @Nullable Verdict denial(Message message) {
        var last = message.heard().last();
        boolean tried = last == Last.ANSWERED || last == Last.CLARIFIED;
        boolean denied = Stream.concat(Stream.of(message.folded()), message.apart().stream())
                .anyMatch(said -> ear.hears(Cue.DENIAL, said) || smallTalk.denies(said));
        return tried && denied ? new ToPeople(HandoffReason.REPEATED_FAILURE, ToPeople.DENIED) : null;
    }

    private @Nullable Verdict botQuestion(Message message) {
        return ear.hears(Cue.BOT_QUESTION, message.folded())
                        || besides(message.heard().text())
                ? new Chat(Kind.BOT_QUESTION)
                : null;
    }

    /** Beside remarks, such as "just say no"; but who asks for something else as well is helped with that. */
    private boolean besides(String text) {
        var sentences =
                SENTENCE_END.splitAsStream(text).filter(part -> !part.isBlank()).toList();
        var others = sentences.stream()
                .filter(part -> !ear.hears(Cue.BOT_QUESTION, Ear.folded(part)))
                .toList();
        return others.size() < sentences.size() && others.stream().allMatch(EscalationRules::remark);
    }

    private static boolean remark(String sentence) {
        return !sentence.contains("?")
                && !sentence.contains("？")
                && WORD.matcher(sentence).results().count() <= REMARK_WORDS;
    }

    private @Nullable Verdict smallTalk(Message message) {
        return smallTalk.judge(message.folded(), message.heard().last());
    }

    /**
     * One turn.
     *
     * @param folded all of it as one
     * @param apart each message
     * @param pieces all of it, each message and each sentence: a wish counts wherever it stands
     */
    private record Message(String folded, List<String> apart, List<String> pieces, Heard heard) {

        static Message of(Heard heard) {
            String all = Ear.folded(heard.text());
            var apart = heard.messages().stream().map(Ear::folded).toList();
            var sentences = SENTENCE_END
                    .splitAsStream(heard.text())
                    .flatMap(Message::windows)
                    .map(Ear::folded);
            var pieces = Stream.of(Stream.of(all), apart.stream(), sentences)
                    .flatMap(each -> each)
                    .filter(piece -> !piece.isBlank())
                    .distinct()
                    .toList();
            return new Message(all, apart, pieces, heard);
        }

        /** Who writes on without a full stop is heard bit by bit, each a little into the next. */
        private static Stream<String> windows(String sentence) {
            int steps = Math.max(1, (sentence.length() - OVERLAP + STEP - 1) / STEP);
            return IntStream.range(0, steps)
                    .mapToObj(step ->
                            sentence.substring(step * STEP, Math.min(sentence.length(), (step + 1) * STEP + OVERLAP)));
        }
    }
}
