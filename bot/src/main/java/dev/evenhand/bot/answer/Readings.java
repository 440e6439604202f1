package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.handoff.conversation.Candidate;
import java.util.List;

/**
 * Looks a question up in the ways in which it may be meant: by itself, and after what was asked before. Each way has to be
 * sure by itself; together they are never surer than one of them.
 */
final class Readings {

    private final EscalationRules rules;
    private final Lookup lookup;

    Readings(EscalationRules rules, Lookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    Found find(String text, String locale) {
        return lookup.find(text, locale);
    }

    /** What to offer of a topic that a text only names. */
    List<Candidate> topic(String text, Found found) {
        return lookup.topic(text, found);
    }

    /** A question by itself. */
    Found alone(Asked asked, String locale) {
        return Reading.of(asked, text -> find(text, locale));
    }

    /** What is told beside a question may be what has to be answered as well: "My mixer broke. How long is the warranty?" */
    List<Found> besides(Asked asked, Context context) {
        return asked.points()
                ? List.of()
                : asked.told().stream()
                        .map(told -> find(told, context.turn().locale()))
                        .filter(found -> found.answer().isPresent())
                        .toList();
    }

    /** A question where the conversation has come to. */
    Found inContext(Asked asked, Context context) {
        String locale = context.turn().locale();
        var alone = alone(asked, locale);
        var topic = context.topic();
        boolean asking = context.last() == Last.CLARIFIED;
        if (topic.isEmpty() || alone.exact() != null || !(asking || followsUp(asked))) {
            return alone;
        }
        if (!followsUp(asked) && alone.answer().isPresent()) {
            return alone;
        }
        var together = find(topic.get() + " " + asked.text(), locale).because("with the message before");
        boolean drowned = together.best().filter(context::readOut).isPresent();
        if (asked.namesNothing() || (asked.points() && !names(together, alone))) {
            return together;
        }
        if (alone.answer().isPresent()) {
            boolean torn = !drowned
                    && together.answer().isPresent()
                    && !together.answer().equals(alone.answer());
            return torn ? alone.with(List.of(together)).doubted() : alone;
        }
        // A word of its own, such as "returns", is not to be drowned by the question that was answered before.
        boolean own = drowned && !Options.of(alone).isEmpty();
        if (asking && together.answer().isEmpty()) {
            return alone.with(List.of(together));
        }
        return together.confidence() > alone.confidence() && !own ? together : alone;
    }

    /** Whether one way to read a question at least thinks of what the other is for. */
    private static boolean names(Found together, Found alone) {
        return alone.best()
                .filter(article -> Options.worthNaming(together).stream()
                        .anyMatch(option -> option.articleId().equals(article.id())))
                .isPresent();
    }

    /** Whether a question can be understood by itself, and was not just thrown in. */
    boolean standsAlone(Asked asked) {
        return !followsUp(asked) && !asked.points();
    }

    /** Whether a message has no subject of its own. */
    boolean leans(Asked asked) {
        return rules.leansOnEarlier(asked.text()) || asked.leans();
    }

    /** Whether a message may only make sense together with what was said before. */
    boolean followsUp(Asked asked) {
        boolean leans = rules.leansOnEarlier(asked.text()) || asked.brief() || asked.namesNothing();
        return leans && !rules.asksNothing(asked.text());
    }

    /** The next of several questions: what it speaks of may stand in the one before it, whose answer is not wanted again. */
    Found next(Asked asked, Asked before, List<Article> answered, Context context) {
        String locale = context.turn().locale();
        var alone = alone(asked, locale);
        boolean leans = asked.namesNothing() || (asked.points() && asked.told().isEmpty());
        if (alone.answer().isPresent() && !leans) {
            return alone;
        }
        var together = find(before.core() + " " + asked.text(), locale);
        boolean news =
                together.answer().filter(article -> !answered.contains(article)).isPresent();
        boolean agreed = !asked.namesNothing() && names(together, alone);
        return news ? together : agreed ? alone : alone.doubted();
    }
}
