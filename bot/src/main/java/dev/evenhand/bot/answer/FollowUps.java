package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Names;
import dev.evenhand.bot.question.Questions;
import dev.evenhand.bot.question.Reply;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is said on about something: the article just read, or one of those offered, is asked before all the others. */
final class FollowUps {

    /** Questions in a row; after the second a person helps better than a third. */
    static final int MOST_QUESTIONS = 2;

    /** From this share of its title on an article is about what was asked. */
    private static final double MOSTLY = 0.5;

    /** What does not work or has not come is not mended by reading its name out. */
    private static final Pattern FAILS = Pattern.compile(
            "(?i)n['’]?t\\b|\\b(?:not|never|still|cannot|fails?|failed|broken|wrong)\\b|不(?!$)|没|坏|失败|错");

    private final Readings readings;

    FollowUps(Readings readings) {
        this.readings = readings;
    }

    /** The answer in place; empty where what is said on has another subject, or the articles in question say nothing. */
    Optional<Judgement> said(Context context, Asked asked) {
        var found = readings.inContext(asked, context);
        if (context.repeats(asked.text()) || fails(asked) || found.exact() != null) {
            return Optional.empty();
        }
        var told = context.talkedOf();
        return told.isPresent()
                ? told.flatMap(named -> read(context, asked, found, named))
                : offered(context, asked, found);
    }

    /** What the article just read says on it. */
    private Optional<Judgement> read(Context context, Asked asked, Found found, Named told) {
        return article(found, told)
                .filter(article -> !asked.namesNothing() || found.best().equals(Optional.of(article)))
                .filter(article -> !another(context, asked, article))
                .flatMap(article -> Quote.of(
                                article, asked.core(), context.topic().orElse(""))
                        .filter(text -> !context.justSaid(text))
                        .map(text -> Judgement.answer(
                                found.because("said in the article just read"), List.of(article), text)));
    }

    /** The only one of those offered that speaks of what was named since, where no other article is for just that. */
    private Optional<Judgement> offered(Context context, Asked asked, Found found) {
        String topic = context.topic().orElse("");
        var speaking = context.offered().stream()
                .flatMap(named -> article(found, named).stream())
                .filter(article -> !asked.namesNothing() || context.offered().size() == 1)
                .filter(article -> Quote.of(article, asked.core(), topic).isPresent())
                .toList();
        return speaking.size() == 1 && sureOf(context, asked, speaking.get(0)).isEmpty()
                ? Optional.of(Judgement.answer(found.because("said in one article offered"), speaking))
                : Optional.empty();
    }

    /** Whether a question has a subject of its own, which another article is about. */
    private boolean another(Context context, Asked asked, Article article) {
        String said = context.topic().orElse("") + " " + asked.core();
        return sureOf(context, asked, article)
                .filter(sure -> Names.share(sure.title(), said) > MOSTLY)
                .isPresent();
    }

    /** Another article that answers a question which can be understood by itself. */
    private Optional<Article> sureOf(Context context, Asked asked, Article article) {
        return readings.alone(asked, context.turn().locale())
                .answer()
                .filter(sure -> !sure.equals(article))
                .filter(sure -> !readings.leans(asked));
    }

    private static boolean fails(Asked asked) {
        return !Questions.asks(asked.core()) && FAILS.matcher(asked.core()).find();
    }

    private static Optional<Article> article(Found found, Named named) {
        return found.edition().article(found.language(), named.id());
    }

    /** Whether asking once more may lead on: there is another choice, or nothing was added that would have helped. */
    static boolean adds(Context context, Asked asked, List<Candidate> options) {
        String topic = context.topic().orElse("");
        return Options.leadOn(options, context.offered())
                || Names.of(asked.core()).stream().allMatch(name -> Names.in(topic, name));
    }

    /**
     * Asks whether it is still about the article just read, which has no more to say. Whoever, asked that, asks nothing
     * new has answered it: it is, and nothing helps.
     */
    Judgement stillAbout(Context context, Asked asked, Found found, Named told) {
        String text = Lines.of(found.locale(), "clarify.still", told.title());
        boolean asksNew = Questions.asks(asked.core()) || (readings.leans(asked) && !fails(asked));
        boolean answered = context.stillAbout() && !asksNew;
        return answered
                ? HandOffs.because(HandoffReason.REPEATED_FAILURE, context.turn(), found)
                : Judgement.clarify(found, Options.still(told, found), text);
    }

    /** Reading all of an article out a second time would not help. */
    Judgement onceMore(Context context, Asked asked, Found found) {
        boolean asksOn = readings.followsUp(asked) || Questions.asks(asked.core());
        boolean mayAsk = asksOn && !context.repeats(asked.text()) && context.questionsInARow() < MOST_QUESTIONS;
        var told = context.talkedOf();
        if (mayAsk && told.isPresent()) {
            return stillAbout(context, asked, found, told.get());
        }
        return HandOffs.because(HandoffReason.REPEATED_FAILURE, context.turn(), found);
    }

    /** "So what now?" is about the answer just given; said after a question about it, it means that nothing helps. */
    static Judgement replied(Context context, Reply reply, Found found) {
        if (context.last() == Last.CLARIFIED) {
            return HandOffs.because(HandoffReason.REPEATED_FAILURE, context.turn(), found);
        }
        var article = context.talkedOf().flatMap(named -> article(found, named));
        var quote = reply == Reply.STILL ? article.flatMap(Quote::still) : Optional.<String>empty();
        return quote.filter(text -> !context.justSaid(text))
                .map(text -> Judgement.answer(found, article.stream().toList(), text))
                .orElseGet(() -> askedBack(context, reply, found));
    }

    private static Judgement askedBack(Context context, Reply reply, Found found) {
        var told = context.answeredFrom();
        String titles = told.stream().map(Named::title).collect(Collectors.joining("”, “"));
        String text = Lines.of(HandOffs.speech(context.turn(), found), reply.line(), titles);
        return Judgement.clarify(found, Options.again(told, found), text);
    }
}
