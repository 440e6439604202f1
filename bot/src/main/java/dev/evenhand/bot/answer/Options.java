package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.retrieval.Offer;
import dev.evenhand.handoff.conversation.Candidate;
import java.util.List;
import java.util.stream.Stream;

/** The articles worth asking back about; what is for people is never offered as something to read. */
final class Options {

    /** Least confidence of what is named besides something read out already. */
    private static final double WORTH_NAMING = 0.05;

    /** So many times as likely as what else there is. */
    private static final double STANDS_OUT = 2;

    /** From this confidence on a matter is called one for people; below it nobody knows what it is. */
    private static final double NAMED = 1 / 3.0;

    private Options() {}

    /** One to three, or none where asking back would cost more than a handoff. */
    static List<Candidate> of(Found found) {
        return Offer.of(
                readable(found), Candidate::confidence, found.edition().policy().askFrom());
    }

    private static List<Candidate> readable(Found found) {
        return found.candidates().stream()
                .filter(candidate -> !forPeople(found, candidate))
                .toList();
    }

    /** Whether an article for people, however unsure, is much likelier than all there is to read together. */
    static boolean ratherForPeople(Found found) {
        double read =
                readable(found).stream().mapToDouble(Candidate::confidence).sum();
        return found.confidence() >= Math.max(NAMED, STANDS_OUT * read)
                && found.best().filter(Article::handoff).isPresent();
    }

    /** Whether the likeliest is for people, however little it says. */
    static boolean touchesPeople(Found found) {
        return found.confidence() >= Found.SPEAKS
                && found.best().filter(Article::handoff).isPresent();
    }

    /** The same that was offered before. */
    static List<Candidate> again(List<Named> offered, Found found) {
        return offered.stream()
                .map(named -> found.candidate(named.id(), named.title()))
                .toList();
    }

    /** Only the best where it stands out among them. */
    static List<Candidate> refined(List<Candidate> options) {
        boolean clear = options.size() > 1
                && options.get(0).confidence() >= STANDS_OUT * options.get(1).confidence();
        return clear ? options.subList(0, 1) : options;
    }

    /** Whether choosing among these is another choice than before: something new is among them, or fewer are left. */
    static boolean leadOn(List<Candidate> options, List<Named> offered) {
        var before = offered.stream().map(Named::id).toList();
        return options.size() < before.size()
                || options.stream().anyMatch(option -> !before.contains(option.articleId()));
    }

    /** What was read out, and what else may be meant. */
    static List<Candidate> still(Named told, Found found) {
        var again = found.candidate(told.id(), told.title());
        var others = worthNaming(found).stream()
                .filter(candidate -> !candidate.articleId().equals(told.id()) && !forPeople(found, candidate));
        return Stream.concat(Stream.of(again), others).limit(Offer.MOST).toList();
    }

    /** Whatever is not out of the question. */
    static List<Candidate> worthNaming(Found found) {
        return found.candidates().stream()
                .filter(candidate -> candidate.confidence() >= WORTH_NAMING)
                .toList();
    }

    private static boolean forPeople(Found found, Candidate candidate) {
        return found.edition()
                .article(found.language(), candidate.articleId())
                .filter(Article::handoff)
                .isPresent();
    }
}
