package dev.evenhand.bot.escalation;

import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict.Chat;
import dev.evenhand.bot.escalation.Verdict.Kind;
import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What asks for nothing: courtesies, and words that do not say yet what is wanted. */
final class SmallTalk {

    /** Longer phrases first: what one cue takes out, the next need not explain. */
    private static final List<Cue> COURTESIES = List.of(
            Cue.PERSON_NOT,
            Cue.NEGATED,
            Cue.HERE,
            Cue.ABILITY,
            Cue.IDENTITY,
            Cue.WAITING,
            Cue.SOLVED,
            Cue.OPEN,
            Cue.GOODBYE,
            Cue.GREETING,
            Cue.QUESTION,
            Cue.REGRET,
            Cue.THANKS,
            Cue.YES,
            Cue.NO,
            Cue.FILLER);

    /** Those that are put as questions and ask for nothing. */
    private static final List<Cue> OPENINGS =
            List.of(Cue.PERSON_NOT, Cue.ABILITY, Cue.IDENTITY, Cue.WAITING, Cue.OPEN, Cue.HERE, Cue.GREETING);

    private static final List<Cue> BEFORE_NO = COURTESIES.subList(0, COURTESIES.indexOf(Cue.NO));

    /** What may stand beside the denial of an answer. */
    private static final List<Cue> DENIALS = List.of(Cue.NEGATED, Cue.GREETING, Cue.THANKS, Cue.NO, Cue.FILLER);

    /** What may stand beside a yes to an offer. */
    private static final List<Cue> ACCEPTANCES = List.of(Cue.ACCEPTED, Cue.THANKS, Cue.FILLER);

    /** What may stand beside a question without changing it. */
    private static final List<Cue> BESIDE =
            List.of(Cue.SENDER, Cue.WAITING, Cue.OPEN, Cue.GOODBYE, Cue.HERE, Cue.GREETING, Cue.THANKS);

    /** Those that are put as questions. */
    private static final List<Cue> ADDRESSING = List.of(Cue.HERE, Cue.GREETING);

    private static final List<Kind> KINDS = List.of(Kind.WAITING, Kind.HERE, Kind.GOODBYE, Kind.THANKS, Kind.GREETING);

    /** Too short for the number of anything a shop could look up. */
    private static final Pattern FEW_DIGITS = Pattern.compile("\\d{1,4}");

    /** Characters; whoever writes more has something to say. */
    private static final int LONGEST = 120;

    private final Ear ear;

    SmallTalk(Ear ear) {
        this.ear = ear;
    }

    /** Whether a message, folded, asks for nothing that could be answered. */
    boolean asksNothing(String folded) {
        return courteous(folded) && !asksWhether(folded);
    }

    /** Whether a clause, folded, says nothing of what is asked beside it; mere fillers may lean on what is. */
    boolean besideThePoint(String folded, boolean asks) {
        var beside = asks ? ADDRESSING : BESIDE;
        return !asksWhether(folded)
                && beside.stream().anyMatch(cue -> says(cue, folded))
                && ear.nothingBut(
                        Stream.concat(beside.stream(), Stream.of(Cue.FILLER)).toList(), folded);
    }

    private boolean courteous(String folded) {
        return folded.isBlank() || (folded.length() <= LONGEST && ear.nothingBut(COURTESIES, folded));
    }

    /** "Is it solved?" says nothing that is. */
    private boolean asksWhether(String folded) {
        return says(Cue.QUESTION, folded) && OPENINGS.stream().noneMatch(cue -> says(cue, folded));
    }

    /** Whether a message, folded, says of an answer that it did not do, and no more. */
    boolean denies(String folded) {
        return says(Cue.NEGATED, folded) && !says(Cue.QUESTION, folded) && ear.nothingBut(DENIALS, folded);
    }

    /** Null where there is a question to look for. */
    @Nullable
    Verdict judge(String folded, Last last) {
        if (last == Last.OFFERED && !folded.isBlank()) {
            var replied = toOffer(folded);
            if (replied != null) {
                return replied;
            }
        }
        if (takesPerson(folded, last)) {
            return new ToPeople(HandoffReason.CUSTOMER_ASKED, "person spoken of wanted");
        }
        if (!courteous(folded)) {
            boolean nothing = FEW_DIGITS.matcher(folded).matches() || besideThePoint(folded, false);
            return nothing ? nothingSaid(last) : null;
        }
        if (says(Cue.PERSON_NOT, folded)) {
            return refused(folded, last);
        }
        if (says(Cue.ABILITY, folded)) {
            return new Chat(Kind.ABILITY);
        }
        if (says(Cue.IDENTITY, folded)) {
            return new Chat(Kind.IDENTITY);
        }
        // "That answers my question" has none, nor has "can you read my question".
        if (says(Cue.OPEN, ear.withoutWords(List.of(Cue.SOLVED, Cue.HERE), folded))) {
            return nothingSaid(last);
        }
        if (asksWhether(folded)) {
            return last == Last.ANSWERED ? null : nothingSaid(last);
        }
        if (last == Last.ANSWERED && (says(Cue.SOLVED, folded) || says(Cue.YES, folded))) {
            return new Chat(Kind.SOLVED);
        }
        if (says(Cue.NEGATED, folded)) {
            return nothingSaid(last);
        }
        // There is no "no" in 不错, "not bad".
        if (says(Cue.NO, ear.withoutWords(BEFORE_NO, folded))
                && (last == Last.SMALL_TALK || last == Last.MENTIONED || says(Cue.THANKS, folded))) {
            return new Chat(Kind.GOODBYE);
        }
        if (says(Cue.REGRET, folded)) {
            return new Chat(Kind.DECLINED);
        }
        String besideHere = ear.withoutWords(List.of(Cue.HERE), folded);
        for (var kind : KINDS) {
            if (says(Cue.valueOf(kind.name()), kind == Kind.HERE ? folded : besideHere)) {
                return new Chat(kind);
            }
        }
        return nothingSaid(last);
    }

    /** Null where it is neither taken nor refused. */
    private @Nullable Verdict toOffer(String folded) {
        // There is no "no" in 没问题, "no problem", nor in 还是不懂, "still lost".
        if (says(Cue.NO, ear.withoutWords(List.of(Cue.ACCEPTED, Cue.OPEN), folded)) && courteous(folded)) {
            return new Chat(Kind.DECLINED);
        }
        return says(Cue.ACCEPTED, folded) && ear.nothingBut(ACCEPTANCES, folded)
                ? new ToPeople(HandoffReason.OUT_OF_SCOPE, ToPeople.ACCEPTED)
                : null;
    }

    /** "Get me one, then": the person the bot spoke of, not goods it answered about. */
    private boolean takesPerson(String folded, Last last) {
        if (last == Last.NOTHING || last == Last.ANSWERED) {
            return false;
        }
        var cue = last == Last.MENTIONED ? Cue.WISHED : Cue.FETCHED;
        return says(cue, folded) && ear.nothingBut(List.of(cue, Cue.THANKS, Cue.YES, Cue.FILLER), folded);
    }

    /** Whoever wants no person, and says no more than that, is asked what it is about, however often. */
    private Verdict refused(String folded, Last last) {
        var besides = judge(ear.withoutWords(List.of(Cue.PERSON_NOT), folded).strip(), last);
        return besides instanceof Chat ? besides : new Verdict.Open();
    }

    private boolean says(Cue cue, String folded) {
        return ear.hearsWord(cue, folded);
    }

    /** Asked which article is meant, even a "yes" may choose one; whoever is asked twice in a row is not helped by it. */
    private static @Nullable Verdict nothingSaid(Last last) {
        return switch (last) {
            case CLARIFIED -> null;
            case ASKED -> new ToPeople(HandoffReason.REPEATED_FAILURE, "nothing asked twice");
            default -> new Verdict.Open();
        };
    }
}
