package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.language.ForeignLanguage;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From a turn to a decision, by rules first and articles second; blocking for some milliseconds. */
final class Deliberation {

    /** An option has to be at least this likely against the best. */
    private static final double WORTH_SHOWING = 0.12;

    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 3;
    private static final double OUT_OF_SCOPE = 0.15;
    private static final int SHORT_WORDS = 4;

    /** Handoffs for want of an answer; whoever is cross as well is not told that the bot would rather not guess. */
    private static final Set<HandoffReason> NO_ANSWER =
            Set.of(HandoffReason.LOW_CONFIDENCE, HandoffReason.OUT_OF_SCOPE);

    private final EscalationRules rules;
    private final Lookup lookup;

    Deliberation(EscalationRules rules, Lookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    Judgement judge(Turn turn) {
        var judgement = decided(turn);
        boolean vexed = judgement.decision() instanceof Decision.HandOff handOff
                && NO_ANSWER.contains(handOff.reason())
                && !handOff.denied()
                && rules.displeased(heard(turn));
        return vexed ? handOff(turn, judgement.found(), HandoffReason.NEGATIVE_SENTIMENT) : judgement;
    }

    private Judgement decided(Turn turn) {
        String question = question(turn);
        var found = inContext(turn, question);
        var verdict = rules.judge(heard(turn));
        if (verdict instanceof Verdict.ToPeople people) {
            var handOff = handOff(turn, found, people.reason());
            return people.denied() ? handOff.denied() : handOff.close();
        }
        // A manager who wrote an article for just these words wants it used, but a bot never denies being one.
        if (verdict instanceof Verdict.Chat chat
                && (found.exact() == null || chat.kind() == Verdict.Kind.BOT_QUESTION)) {
            return smallTalk(turn, found, chat.kind());
        }
        if (verdict instanceof Verdict.Open && found.answer().isEmpty()) {
            return Judgement.open(found, Lines.of(speech(turn, found), "open"));
        }
        var several = several(turn, question);
        return several.isPresent() ? several.get() : byArticles(turn, found);
    }

    /** The messages of the burst that ask something; all of them when none does. */
    private String question(Turn turn) {
        var asking = turn.messages().stream()
                .filter(message -> !rules.asksNothing(message))
                .toList();
        return String.join("\n", asking.isEmpty() ? turn.messages() : asking).strip();
    }

    private static Heard heard(Turn turn) {
        var earlier = turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.CUSTOMER)
                .map(Remark::text)
                .toList();
        return new Heard(turn.messages(), earlier, last(turn));
    }

    private static Last last(Turn turn) {
        return lastOfBot(turn)
                .map(remark -> switch (remark.speaker()) {
                    case BOT_ANSWERING -> Last.ANSWERED;
                    case BOT_CLARIFYING -> remark.named().isEmpty() ? Last.ASKED : Last.CLARIFIED;
                    default -> Last.SMALL_TALK;
                })
                .orElse(Last.NOTHING);
    }

    static Optional<Remark> lastOfBot(Turn turn) {
        return turn.history().stream()
                .filter(remark -> remark.speaker() != Speaker.CUSTOMER && remark.speaker() != Speaker.AGENT)
                .reduce((first, second) -> second);
    }

    /** A short message, or one that leans on the one before, is looked up together with it when that finds more. */
    private Found inContext(Turn turn, String question) {
        var alone = lookup.find(question, turn.locale());
        var before = turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.CUSTOMER && !rules.asksNothing(remark.text()))
                .reduce((first, second) -> second);
        if (before.isEmpty() || alone.answer().isPresent() || rules.asksNothing(question)) {
            return alone;
        }
        if (!rules.leansOnEarlier(question) && Parts.words(question) > SHORT_WORDS) {
            return alone;
        }
        var together = lookup.find(before.get().text() + " " + question, turn.locale());
        // A word of its own, such as "returns", is not to be drowned by the question that was answered before.
        boolean drowned =
                together.answer().filter(article -> readOut(turn, article)).isPresent()
                        && !options(alone).isEmpty();
        return together.confidence() > alone.confidence() && !drowned ? together : alone;
    }

    /**
     * Several questions in one turn get all their answers or a person: an answer to the first alone would pass over the
     * rest in silence. Empty when the turn is to be judged as one question.
     */
    private Optional<Judgement> several(Turn turn, String question) {
        var parts = Parts.of(question);
        var answers = new LinkedHashMap<Article, Found>();
        boolean open = false;
        for (String part : parts) {
            var found = lookup.find(part, turn.locale());
            var answer = found.answer();
            answer.ifPresent(article -> answers.putIfAbsent(article, found));
            open |= answer.isEmpty() && standsAlone(part);
        }
        var forPeople = answers.keySet().stream().filter(Article::handoff).findFirst();
        if (parts.isEmpty() || answers.isEmpty()) {
            return Optional.empty();
        }
        if (forPeople.isPresent()) {
            return forPeople.map(article -> byArticle(turn, Objects.requireNonNull(answers.get(article)), article));
        }
        var whole = lookup.find(question, turn.locale());
        if (open) {
            // A look-up may answer one part; the other would be passed over in silence.
            return Optional.of(
                    handOff(turn, whole, HandoffReason.LOW_CONFIDENCE).close());
        }
        return answers.size() < 2
                ? Optional.empty()
                : Optional.of(Judgement.answer(whole.with(answers.values()), List.copyOf(answers.keySet())));
    }

    /** "And why?" after a question belongs to it. */
    private boolean standsAlone(String part) {
        return Parts.words(part) > SHORT_WORDS && !rules.leansOnEarlier(part);
    }

    private Judgement byArticles(Turn turn, Found found) {
        var answer = found.answer();
        if (answer.isPresent()) {
            return byArticle(turn, found, answer.get());
        }
        var foreign = ForeignLanguage.of(turn.text());
        if (foreign.isPresent()) {
            return foreign(turn, found, foreign.get());
        }
        var options = options(found);
        if (options.size() > 1 && last(turn) != Last.CLARIFIED) {
            return Judgement.clarify(found, options);
        }
        boolean again = last(turn) == Last.CLARIFIED;
        return handOff(turn, found, again ? HandoffReason.REPEATED_FAILURE : unsure(found));
    }

    /** Options in a language the customer may not read would help nobody. */
    private static Judgement foreign(Turn turn, Found found, Locale language) {
        var answered = found.edition().indexes().keySet().stream()
                .map(Edition::locale)
                .map(Locale::forLanguageTag)
                .toList();
        String text = answered.isEmpty()
                ? Lines.of(speech(turn, found), "handoff." + HandoffReason.OUT_OF_SCOPE.code())
                : Lines.onlyIn(answered, language);
        return Judgement.handOff(found, HandoffReason.OUT_OF_SCOPE, text, Summary.of(turn, found));
    }

    private static HandoffReason unsure(Found found) {
        return found.mass(MOST_OPTIONS) < OUT_OF_SCOPE ? HandoffReason.OUT_OF_SCOPE : HandoffReason.LOW_CONFIDENCE;
    }

    private static Judgement byArticle(Turn turn, Found found, Article article) {
        if (article.handoff()) {
            // Its own words say who takes over.
            String text = article.answer().isBlank() ? Lines.of(found.locale(), "handoff.policy") : article.answer();
            return Judgement.handOff(found, HandoffReason.POLICY, text, Summary.of(turn, found));
        }
        // Reading the same article out a second time would not help.
        return readOut(turn, article)
                ? handOff(turn, found, HandoffReason.REPEATED_FAILURE)
                : Judgement.answer(found, List.of(article));
    }

    /** Whether the bot answered from this article alone just before. */
    private static boolean readOut(Turn turn, Article article) {
        return lastOfBot(turn)
                .filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING)
                .filter(remark -> remark.articles().equals(List.of(article.id())))
                .isPresent();
    }

    /** Two or three; one likely article alone is shown beside the next best, so that the customer can say no to it. */
    private static List<Candidate> options(Found found) {
        var candidates = found.candidates();
        long near = candidates.stream()
                .filter(candidate -> candidate.confidence() >= WORTH_SHOWING * found.confidence())
                .count();
        var options = candidates.stream()
                .limit(Math.max(FEWEST_OPTIONS, Math.min(MOST_OPTIONS, near)))
                .toList();
        double mass = options.stream().mapToDouble(Candidate::confidence).sum();
        return mass >= found.edition().policy().askFrom() ? options : List.of();
    }

    private static Judgement smallTalk(Turn turn, Found found, Verdict.Kind kind) {
        // Thanks before anything was done, such as an "ok", are a way to begin.
        boolean begins = kind == Verdict.Kind.THANKS && last(turn) == Last.NOTHING;
        String line = (begins ? Verdict.Kind.GREETING : kind).name().toLowerCase(Locale.ROOT);
        return Judgement.smallTalk(found, Lines.of(speech(turn, found), line), kind == Verdict.Kind.SOLVED);
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
