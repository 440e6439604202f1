package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A decision with the articles it rests on.
 *
 * @param articles answered from; empty unless it is an answer
 * @param left what to say about questions that no article answers; empty when there are none
 * @param closed whether nothing that is found out afterwards may change it
 */
record Judgement(Decision decision, Found found, List<Article> articles, String left, boolean closed) {

    static Judgement answer(Found found, List<Article> articles) {
        return answer(found, articles, articles.size() == 1 ? articles.get(0).answer() : titled(articles));
    }

    /** In these words, unless a writer finds better ones. */
    static Judgement answer(Found found, List<Article> articles, String text) {
        var sources = articles.stream().map(Judgement::source).toList();
        return new Judgement(
                new Decision.Answer(text, sources, found.assessment("answer")), found, articles, "", false);
    }

    /** Asks which is meant, or whether the only one is. */
    static Judgement clarify(Found found, List<Candidate> options) {
        String text = options.size() == 1
                ? Lines.of(found.locale(), "clarify.one", options.get(0).title())
                : Lines.of(found.locale(), "clarify");
        return clarify(found, options, text);
    }

    static Judgement clarify(Found found, List<Candidate> options, String text) {
        var decision = new Decision.Clarify(text, options, found.assessment("clarify"));
        return new Judgement(decision, found, List.of(), "", false);
    }

    /** Asks what it is about, where nobody can tell yet. */
    static Judgement open(Turn turn, Found found) {
        return open(found.because("nothing said yet"), Lines.of(HandOffs.speech(turn, found), "open"));
    }

    /** Asks in these words what it is about; a look-up may know from a number alone. */
    static Judgement open(Found found, String text) {
        return clarify(found, List.of(), text);
    }

    /** Small talk answers nothing; what the articles would have had to say is recorded beside it. */
    static Judgement smallTalk(Found found, String text, boolean solved) {
        String otherwise = found.answer().isPresent() ? "answer" : "handoff";
        return new Judgement(
                new Decision.SmallTalk(text, found.assessment(otherwise), solved), found, List.of(), "", true);
    }

    static Judgement handOff(Found found, HandoffReason reason, String text, String summary) {
        var decision = new Decision.HandOff(reason, text, summary, found.assessment("handoff"), false);
        return new Judgement(decision, found, List.of(), "", false);
    }

    /** The customer said that the last answer missed; no look-up mends that. */
    Judgement denied() {
        return decision instanceof Decision.HandOff off
                ? new Judgement(
                        new Decision.HandOff(off.reason(), off.text(), off.summary(), off.assessment(), true),
                        found,
                        articles,
                        left,
                        true)
                : this;
    }

    /** The same, whatever a look-up might find. */
    Judgement close() {
        return new Judgement(decision, found, articles, left, true);
    }

    /** The same with what remains to be said about the other questions, however the answer is worded. */
    Judgement leaving(String text) {
        return new Judgement(decision, found, articles, text, closed);
    }

    /** What the customer reads in the end. */
    Decision finished(Decision worded) {
        if (left.isEmpty()) {
            return worded;
        } else if (worded instanceof Decision.Answer answer) {
            return new Decision.Answer(answer.text() + "\n\n" + left, answer.sources(), answer.assessment());
        } else if (worded instanceof Decision.Clarify clarify) {
            return new Decision.Clarify(clarify.text() + "\n\n" + left, clarify.options(), clarify.assessment());
        }
        return worded;
    }

    /** Several answers in one, each under its title. */
    static String titled(List<Article> articles) {
        return articles.stream()
                .map(article -> "**" + article.title() + "**\n\n" + article.answer())
                .collect(Collectors.joining("\n\n"));
    }

    static Source source(Article article) {
        String address = article.sources().isEmpty() ? null : article.sources().get(0);
        return new Source(article.id(), article.title(), address);
    }
}
