package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.language.ForeignLanguage;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From a turn to a decision, by rules first and articles second; blocking for some milliseconds. */
final class Deliberation {

    private static final double OUT_OF_SCOPE = 0.15;

    private static final Pattern CLAUSE_END = Pattern.compile("(?<=[,，.;；。!！?？])\\s*|\\n+");

    private final EscalationRules rules;
    private final Readings readings;

    Deliberation(EscalationRules rules, Lookup lookup) {
        this.rules = rules;
        this.readings = new Readings(rules, lookup);
    }

    Judgement judge(Turn turn) {
        var context = new Context(turn, rules);
        var asked = Questions.of(question(turn));
        var one = Asked.all(question(turn));
        var verdict = rules.judge(new Heard(turn.messages(), context.earlier().toList(), context.last()));
        if (verdict instanceof Verdict.ToPeople people) {
            return handOff(turn, readings.inContext(one, context), people.reason())
                    .close();
        }
        var choice = choice(context);
        if (choice.isPresent()) {
            return choice.get();
        }
        // A manager who wrote an article for just these words wants it used, but a bot never denies being one.
        var found = readings.find(one.text(), turn.locale());
        if (verdict instanceof Verdict.Chat chat
                && (found.exact() == null || chat.kind() == Verdict.Kind.BOT_QUESTION)) {
            return smallTalk(context, found, chat.kind());
        }
        return found.exact() == null ? byQuestions(context, asked, found) : one(context, one, found);
    }

    /** The messages of the burst that ask something, without a mere "I want no person"; all of them when none does. */
    private String question(Turn turn) {
        var asking = turn.messages().stream()
                .filter(message -> !rules.asksNothing(message))
                .map(this::withoutRefusal)
                .filter(message -> !message.isBlank())
                .toList();
        return String.join("\n", asking.isEmpty() ? turn.messages() : asking).strip();
    }

    private String withoutRefusal(String message) {
        return CLAUSE_END
                .splitAsStream(message)
                .filter(clause -> Questions.asks(clause) || !rules.refusesPerson(clause))
                .collect(Collectors.joining(" "));
    }

    /** After asking back, whatever chooses among what was offered. */
    private Optional<Judgement> choice(Context context) {
        var turn = context.turn();
        var choice = new Choice(turn.text(), context.offered());
        var chosen = choice.chosen();
        if (chosen.isEmpty()) {
            return context.last() == Last.CLARIFIED && choice.none()
                    ? Optional.of(
                            handOff(turn, readings.find(turn.text(), turn.locale()), HandoffReason.REPEATED_FAILURE))
                    : Optional.empty();
        }
        var found = readings.find(chosen.get(0).title(), turn.locale());
        var articles = chosen.stream()
                .flatMap(named -> found.edition().article(found.language(), named.id()).stream())
                .toList();
        return articles.isEmpty() ? Optional.empty() : Optional.of(Judgement.answer(found, articles));
    }

    private Judgement byQuestions(Context context, List<Asked> asked, Found whole) {
        var several = Several.of(asked, readings, context);
        var found = several.found(whole);
        var forPeople = several.forPeople();
        if (forPeople.isPresent()) {
            return forPeople(context.turn(), found, forPeople.get());
        }
        var answered = several.articles().isEmpty() && asked.size() > 1
                ? whole.answer().stream().toList()
                : several.articles();
        if (answered.isEmpty() || answered.get(0).handoff()) {
            return one(context, asked.get(0), found).leavingOpen(stillOpen(found, several.unknown()));
        }
        var open = several.open(answered);
        if (several.tooMany() || open.stream().anyMatch(readings::standsAlone)) {
            // A look-up may answer one part; the other would be passed over in silence.
            return handOff(context.turn(), whole, HandoffReason.LOW_CONFIDENCE).close();
        }
        return open.isEmpty() && answered.size() == 1
                ? byArticle(context, asked.get(0), found, answered.get(0))
                : Judgement.answer(found, answered).leavingOpen(stillOpen(found, open));
    }

    private static String stillOpen(Found found, List<Asked> open) {
        return open.stream()
                .map(asked -> Lines.of(found.locale(), "open", asked.core()))
                .collect(Collectors.joining("\n"));
    }

    private Judgement one(Context context, Asked asked, Found found) {
        var turn = context.turn();
        var answer = found.answer();
        if (answer.isPresent()) {
            return byArticle(context, asked, found, answer.get());
        }
        var foreign = ForeignLanguage.of(turn.text());
        if (foreign.isPresent()) {
            return foreign(turn, found, foreign.get());
        }
        return unsure(context, asked, found);
    }

    private Judgement unsure(Context context, Asked asked, Found found) {
        if (found.confidence() >= OUT_OF_SCOPE
                && found.best().filter(Article::handoff).isPresent()) {
            return handOff(context.turn(), found, HandoffReason.POLICY);
        }
        if (context.last() == Last.CLARIFIED) {
            return handOff(context.turn(), found, HandoffReason.REPEATED_FAILURE);
        }
        var told = context.readOut();
        boolean again =
                told.isPresent() && found.best().filter(context::readOut).isPresent();
        var options = Options.of(found);
        if (!options.isEmpty() && !again) {
            return Judgement.clarify(found, options);
        }
        return told.isPresent() && (again || readings.followsUp(asked))
                ? stillAbout(found, told.get())
                : handOff(context.turn(), found, nothing(found));
    }

    /** What is known about it stands above already: is something else meant? */
    private static Judgement stillAbout(Found found, Turn.Named told) {
        String text = Lines.of(found.locale(), "clarify.still", told.title());
        return Judgement.clarify(found, Options.besides(told.id(), found), text);
    }

    private static HandoffReason nothing(Found found) {
        return found.mass(Options.MOST) < OUT_OF_SCOPE ? HandoffReason.OUT_OF_SCOPE : HandoffReason.LOW_CONFIDENCE;
    }

    /** Reading the same article out a second time would not help; a new question may be about something else after all. */
    private Judgement byArticle(Context context, Asked asked, Found found, Article article) {
        if (article.handoff()) {
            return forPeople(context.turn(), found, article);
        }
        if (!context.readOut(article)) {
            return Judgement.answer(found, List.of(article));
        }
        boolean asksOn = context.last() == Last.ANSWERED && (readings.followsUp(asked) || Questions.asks(asked.core()));
        return asksOn && !context.repeats(asked.text())
                ? stillAbout(found, context.readOut().orElseThrow())
                : handOff(context.turn(), found, HandoffReason.REPEATED_FAILURE);
    }

    private static Judgement forPeople(Turn turn, Found found, Article article) {
        return Judgement.handOff(
                found,
                HandoffReason.POLICY,
                article.answer() + "\n\n" + Lines.of(found.locale(), "handoff.policy"),
                Summary.of(turn, found));
    }

    /** Options in a language the customer may not read would help nobody. */
    private static Judgement foreign(Turn turn, Found found, Locale language) {
        var answered = found.edition().indexes().keySet().stream()
                .map(Edition::locale)
                .map(Locale::forLanguageTag)
                .toList();
        String line = Lines.of(speech(turn, found), "handoff." + HandoffReason.OUT_OF_SCOPE.code());
        String text = answered.isEmpty() ? line : Lines.onlyIn(answered, language) + "\n\n" + line;
        return Judgement.handOff(found, HandoffReason.OUT_OF_SCOPE, text, Summary.of(turn, found));
    }

    private static Judgement smallTalk(Context context, Found found, Verdict.Kind kind) {
        boolean solved = kind == Verdict.Kind.THANKS && context.last() == Last.ANSWERED;
        String line = solved ? "solved" : kind.name().toLowerCase(Locale.ROOT);
        return Judgement.smallTalk(found, Lines.of(speech(context.turn(), found), line));
    }

    static Judgement handOff(Turn turn, Found found, HandoffReason reason) {
        String line = Lines.of(speech(turn, found), "handoff." + reason.code());
        return Judgement.handOff(found, reason, line, Summary.of(turn, found));
    }

    /** The language to speak: the message's own script where it is Chinese, else the conversation's. */
    private static String speech(Turn turn, Found found) {
        boolean chinese =
                dev.evenhand.bot.retrieval.Language.of(turn.text()) == dev.evenhand.bot.retrieval.Language.CHINESE;
        return chinese ? "zh" : turn.locale().isEmpty() ? found.locale() : turn.locale();
    }
}
