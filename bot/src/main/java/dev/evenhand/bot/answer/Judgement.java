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
 * @param closed whether nothing that is found out afterwards may change it
 */
record Judgement(Decision decision, Found found, List<Article> articles, boolean closed) {

    static Judgement answer(Found found, List<Article> articles) {
        String text = articles.size() == 1 ? articles.get(0).answer() : titled(articles);
        var sources = articles.stream().map(Judgement::source).toList();
        return new Judgement(new Decision.Answer(text, sources, found.assessment("answer")), found, articles, false);
    }

    static Judgement clarify(Found found, List<Candidate> options) {
        String text = Lines.of(found.locale(), "clarify");
        return new Judgement(new Decision.Clarify(text, options, found.assessment("clarify")), found, List.of(), false);
    }

    /** Asks what it is about; a look-up may know from a number alone. */
    static Judgement open(Found found, String text) {
        return new Judgement(
                new Decision.Clarify(text, List.of(), found.assessment("clarify")), found, List.of(), false);
    }

    /** Small talk answers nothing; what the articles would have had to say is recorded beside it. */
    static Judgement smallTalk(Found found, String text, boolean solved) {
        String otherwise = found.answer().isPresent() ? "answer" : "handoff";
        return new Judgement(new Decision.SmallTalk(text, found.assessment(otherwise), solved), found, List.of(), true);
    }

    static Judgement handOff(Found found, HandoffReason reason, String text, String summary) {
        var decision = new Decision.HandOff(reason, text, summary, found.assessment("handoff"), false);
        return new Judgement(decision, found, List.of(), false);
    }

    /** The customer said that the last answer missed; no look-up mends that. */
    Judgement denied() {
        return decision instanceof Decision.HandOff off
                ? new Judgement(
                        new Decision.HandOff(off.reason(), off.text(), off.summary(), off.assessment(), true),
                        found,
                        articles,
                        true)
                : this;
    }

    /** The same, whatever a look-up might find. */
    Judgement close() {
        return new Judgement(decision, found, articles, true);
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
