package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.language.ForeignLanguage;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Clauses;
import dev.evenhand.bot.question.Questions;
import dev.evenhand.bot.question.Reply;
import dev.evenhand.bot.question.Subject;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From a turn to a decision, by rules first and articles second; blocking for some milliseconds.
 *
 * <p>A second failure in a row brings a person. An answer that did not help is a failure, and so is a question that led
 * nowhere; a customer who says more after being asked has not failed yet, and is asked once more where that offers
 * another choice.
 */
final class Deliberation {

    /** Handoffs for want of an answer; whoever is cross as well is not told that the bot would rather not guess. */
    private static final Set<HandoffReason> NO_ANSWER =
            Set.of(HandoffReason.LOW_CONFIDENCE, HandoffReason.OUT_OF_SCOPE);

    private final EscalationRules rules;
    private final Subject subject;
    private final Readings readings;
    private final FollowUps followUps;
    private final Unsure unsure;

    Deliberation(EscalationRules rules, Lookup lookup) {
        this.rules = rules;
        this.subject = new Subject(rules);
        this.readings = new Readings(rules, lookup);
        this.followUps = new FollowUps(readings);
        this.unsure = new Unsure(rules, readings, followUps);
    }

    Judgement judge(Turn whole) {
        var turn = whole.saying(rules.standing(whole.messages()));
        var context = new Context(turn, rules);
        var judgement = decided(context);
        if (noAnswer(judgement) && rules.refusesPerson(turn.text())) {
            // Whoever wants no person is not brought one for want of an answer.
            return Judgement.open(turn, judgement.found());
        }
        boolean vexed = noAnswer(judgement) && rules.displeased(context.heard());
        return vexed
                ? HandOffs.because(
                        HandoffReason.NEGATIVE_SENTIMENT,
                        turn,
                        judgement.found().because("displeasure"))
                : judgement;
    }

    private static boolean noAnswer(Judgement judgement) {
        return judgement.decision() instanceof Decision.HandOff handOff
                && NO_ANSWER.contains(handOff.reason())
                && !handOff.denied();
    }

    private Judgement decided(Context context) {
        var turn = context.turn();
        var all = Asked.all(question(turn));
        var verdict = rules.judge(context.heard());
        if (verdict instanceof Verdict.ToPeople people) {
            var found = readings.inContext(all, context).because(people.rule());
            var handOff = toPeople(people, turn, found);
            return people.denied() ? handOff.denied() : handOff.close();
        }
        var choice = choice(context);
        if (choice.isPresent()) {
            return choice.get();
        }
        var reply = context.answeredFrom().isEmpty() ? Optional.<Reply>empty() : Reply.of(turn.text());
        if (reply.isPresent()) {
            return FollowUps.replied(context, reply.get(), readings.inContext(all, context));
        }
        // A manager who wrote an article for just these words wants it used, but a bot never denies being one.
        var found = readings.find(all.text(), turn.locale());
        if (verdict instanceof Verdict.Chat chat
                && (found.exact() == null || chat.kind() == Verdict.Kind.BOT_QUESTION)) {
            return smallTalk(context, found.because(chat.kind().name().toLowerCase(Locale.ROOT)), chat.kind());
        }
        var topic = topic(context, all, found);
        if (topic.isPresent()) {
            return topic.get();
        }
        if (verdict instanceof Verdict.Open && found.answer().isEmpty()) {
            return Judgement.open(turn, found);
        }
        return found.exact() == null ? byQuestions(context, found) : one(context, all, found);
    }

    /** An article that is for people and for just this has the better words, such as what to do first. */
    private static Judgement toPeople(Verdict.ToPeople people, Turn turn, Found found) {
        var written = found.answer().filter(Article::handoff);
        if (people.reason() == HandoffReason.POLICY && written.isPresent()) {
            return HandOffs.by(written.get(), turn, found);
        }
        return people.hurt()
                ? HandOffs.hurt(turn, found)
                : people.accepted()
                        ? HandOffs.accepted(people.reason(), turn, found)
                        : HandOffs.because(people.reason(), turn, found);
    }

    /**
     * Whoever only names a topic has not asked anything yet, however well one of its articles fits the word; nor has the bot
     * failed, so that another topic is asked about however much was asked before.
     */
    private Optional<Judgement> topic(Context context, Asked all, Found found) {
        boolean named = found.exact() == null && !all.namesNothing();
        var options = named ? readings.topic(all.text(), found) : List.<Candidate>of();
        boolean mayAsk =
                context.questionsInARow() < FollowUps.MOST_QUESTIONS || Options.leadOn(options, context.offered());
        return options.size() > 1 && mayAsk && !context.repeats(all.text())
                ? Optional.of(Judgement.clarify(found.because("names a topic"), options))
                : Optional.empty();
    }

    /** The messages of the burst that ask something, without a mere "I want no person"; all of them when none does. */
    private String question(Turn turn) {
        var asking = turn.messages().stream()
                .filter(message -> !rules.asksNothing(message))
                .map(this::withoutRefusal)
                .filter(message -> !message.isBlank())
                .map(subject::of)
                .toList();
        return String.join("\n", asking.isEmpty() ? turn.messages() : asking).strip();
    }

    /** Whole clauses of refusal go; in one that asks something besides, only the words of it. */
    private String withoutRefusal(String message) {
        String asking = Clauses.of(message).stream()
                .filter(clause -> Questions.asks(clause) || !rules.refusesPerson(clause))
                .collect(Collectors.joining())
                .strip();
        return rules.withoutRefusal(asking.isBlank() ? message : asking);
    }

    /** After asking back, whatever chooses among what was offered. */
    private Optional<Judgement> choice(Context context) {
        var turn = context.turn();
        var choice = new Choice(turn.text(), context.offered());
        var chosen = choice.chosen();
        boolean readOut =
                chosen.size() == 1 && chosen.get(0).equals(context.readOut().orElse(null));
        if (readOut || choice.none() || (context.stillAbout() && choice.affirms())) {
            var found = readings.find(turn.text(), turn.locale());
            return Optional.of(HandOffs.because(HandoffReason.REPEATED_FAILURE, turn, found));
        }
        if (choice.yes()) {
            var found = readings.find(turn.text(), turn.locale());
            return Optional.of(
                    context.questionsInARow() < FollowUps.MOST_QUESTIONS
                            ? Judgement.clarify(
                                    found,
                                    Options.again(context.offered(), found),
                                    Lines.of(HandOffs.speech(turn, found), "clarify.which"))
                            : HandOffs.because(HandoffReason.REPEATED_FAILURE, turn, found));
        }
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        var found = readings.find(chosen.get(0).title(), turn.locale());
        var articles = chosen.stream()
                .flatMap(named -> found.edition().article(found.language(), named.id()).stream())
                .toList();
        return articles.isEmpty() ? Optional.empty() : Optional.of(Judgement.answer(found, articles));
    }

    private Judgement byQuestions(Context context, Found whole) {
        var asked = Questions.of(question(context.turn()));
        var said = asked.size() == 1 ? followUps.said(context, asked.get(0)) : Optional.<Judgement>empty();
        if (said.isPresent()) {
            return said.get();
        }
        var several = Several.of(asked, readings, context);
        var found = several.found(whole);
        var forPeople = several.forPeople();
        if (forPeople.isPresent()) {
            return HandOffs.by(forPeople.get(), context.turn(), found);
        }
        var answered = several.articles().isEmpty() && asked.size() > 1
                ? whole.answer().stream().toList()
                : several.articles();
        if (answered.isEmpty() || answered.get(0).handoff()) {
            return one(context, asked.get(0), found).leaving(left(found, several.unknown()));
        }
        var open = several.open(answered);
        boolean strange = open.stream().anyMatch(part -> several.strange(part) && readings.standsAlone(part));
        if (several.tooMany() || strange) {
            // A look-up may answer one part; nothing would be known to say of the other.
            return HandOffs.because(HandoffReason.LOW_CONFIDENCE, context.turn(), whole)
                    .close();
        }
        return open.isEmpty() && answered.size() == 1
                ? byArticle(context, asked.get(0), found, answered.get(0))
                : Judgement.answer(found, answered).leaving(left(found, open));
    }

    private static String left(Found found, List<Asked> open) {
        return open.stream()
                .map(asked -> Lines.of(found.locale(), "left", asked.core()))
                .collect(Collectors.joining("\n"));
    }

    private Judgement one(Context context, Asked asked, Found found) {
        var answer = found.answer();
        if (answer.isPresent()) {
            return byArticle(context, asked, found, answer.get());
        }
        var foreign = ForeignLanguage.of(context.turn().text());
        return foreign.isPresent()
                ? HandOffs.foreign(foreign.get(), context.turn(), found)
                : unsure.judge(context, asked, found);
    }

    private Judgement byArticle(Context context, Asked asked, Found found, Article article) {
        if (article.handoff()) {
            return HandOffs.by(article, context.turn(), found);
        }
        return context.readOut(article)
                ? followUps.onceMore(context, asked, found)
                : Judgement.answer(found, List.of(article));
    }

    private static Judgement smallTalk(Context context, Found found, Verdict.Kind kind) {
        // Thanks before anything was done, such as an "ok", are a way to begin.
        boolean begins = kind == Verdict.Kind.THANKS && context.last() == Last.NOTHING;
        String line = (begins ? Verdict.Kind.GREETING : kind).name().toLowerCase(Locale.ROOT);
        String text = Lines.of(HandOffs.speech(context.turn(), found), line);
        return Judgement.smallTalk(found, text, kind == Verdict.Kind.SOLVED);
    }
}
