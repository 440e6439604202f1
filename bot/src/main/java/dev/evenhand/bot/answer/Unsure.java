package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Questions;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is done where no article is likely enough to be read out: asked back, said so, or given to people. */
final class Unsure {

    private final EscalationRules rules;
    private final Readings readings;
    private final FollowUps followUps;

    Unsure(EscalationRules rules, Readings readings, FollowUps followUps) {
        this.rules = rules;
        this.readings = readings;
        this.followUps = followUps;
    }

    Judgement judge(Context context, Asked asked, Found found) {
        boolean saysNothing = asked.namesNothing() && context.topic().isEmpty();
        if (saysNothing && context.last() != Last.ASKED) {
            return Judgement.open(context.turn(), found);
        }
        if (Options.ratherForPeople(found)) {
            return HandOffs.because(HandoffReason.POLICY, context.turn(), found);
        }
        if (context.questionsInARow() >= FollowUps.MOST_QUESTIONS || context.repeats(asked.text())) {
            return failedAgain(context, found);
        }
        var told = context.talkedOf();
        boolean again = found.best().filter(context::readOut).isPresent();
        boolean asking = context.last() == Last.CLARIFIED;
        var options = asking ? Options.refined(Options.of(found)) : Options.of(found);
        if (asking && onlyNames(context, asked, found, options)) {
            String which = Lines.of(HandOffs.speech(context.turn(), found), "clarify.which");
            return Judgement.clarify(found, Options.again(context.offered(), found), which);
        }
        var confirmed = again ? Optional.<Article>empty() : confirmed(context, asked, found);
        if (confirmed.isPresent()) {
            return Judgement.answer(found.because("likeliest of those offered, and again"), List.of(confirmed.get()));
        }
        if (!again && !options.isEmpty() && (!asking || FollowUps.adds(context, asked, options))) {
            return Judgement.clarify(found, options);
        }
        if (told.isPresent() && (again || readings.followsUp(asked))) {
            return followUps.stillAbout(context, asked, found, told.get());
        }
        if (asking || context.last() == Last.OFFERED) {
            return failedAgain(context, found);
        }
        if (mayOffer(context, found)) {
            return HandOffs.offer(context.turn(), found);
        }
        return told.isEmpty() && leansOnNothing(context, asked)
                ? Judgement.open(context.turn(), found)
                : HandOffs.withoutAnswer(context.turn(), found);
    }

    /** "The lamp I bought" says of what, not yet which of the things offered; it is no other topic either. */
    private static boolean onlyNames(Context context, Asked asked, Found found, List<Candidate> options) {
        var offered =
                context.offered().stream().map(Named::id).map(found::topic).collect(Collectors.toSet());
        return context.offered().size() > 1
                && asked.brief()
                && !Questions.asks(asked.core())
                && found.confidence() < Several.RATHER
                && options.stream().map(Candidate::articleId).map(found::topic).noneMatch(offered::contains);
    }

    /** What was likeliest of several offered, and is of what is said now: rather this than not. */
    private Optional<Article> confirmed(Context context, Asked asked, Found found) {
        var offered = context.offered();
        if (offered.size() < 2 || asked.namesNothing() || found.confidence() < Several.RATHER) {
            return Optional.empty();
        }
        return found.best()
                .filter(article -> article.id().equals(offered.get(0).id()))
                .filter(article ->
                        readings.alone(asked, context.turn().locale()).best().equals(Optional.of(article)));
    }

    /** "What about the red one?" as a first question: of what, nobody can tell yet. */
    private boolean leansOnNothing(Context context, Asked asked) {
        return context.last() != Last.ASKED && asked.told().isEmpty() && readings.leans(asked);
    }

    private static Judgement failedAgain(Context context, Found found) {
        return HandOffs.because(HandoffReason.REPEATED_FAILURE, context.turn(), found);
    }

    /**
     * Talk of football and the weather does not call a person at once: whoever wants one says yes. That nothing is near has
     * to be known from a calibration; who is cross, or near something people see to, is not kept waiting.
     */
    private boolean mayOffer(Context context, Found found) {
        return HandOffs.outOfScope(found)
                && found.calibrated()
                && found.edition().policy().asksBack()
                && !Options.touchesPeople(found)
                && !rules.displeased(context.heard());
    }
}
