package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.handoff.conversation.Candidate;
import java.util.List;
import java.util.stream.Stream;

/** The articles worth asking back about; what is for people is never offered as something to read. */
final class Options {

    /** An option has to be at least this likely against the best. */
    static final double WORTH_SHOWING = 0.12;

    /** And besides something read out already, at all. */
    private static final double WORTH_NAMING = 0.05;

    static final int MOST = 3;

    private Options() {}

    /** One to three, or none where asking back would cost more than a handoff. */
    static List<Candidate> of(Found found) {
        var options = found.candidates().stream()
                .filter(candidate -> !forPeople(found, candidate))
                .filter(candidate -> candidate.confidence() >= WORTH_SHOWING * found.confidence())
                .limit(MOST)
                .toList();
        double mass = options.stream().mapToDouble(Candidate::confidence).sum();
        return mass >= found.edition().policy().askFrom() ? options : List.of();
    }

    /** What was read out, and what else may be meant. */
    static List<Candidate> still(Named told, Found found) {
        var again = found.candidates().stream()
                .filter(candidate -> candidate.articleId().equals(told.id()))
                .findFirst()
                .orElseGet(() -> new Candidate(told.id(), told.title(), 0));
        var others = worthNaming(found).stream()
                .filter(candidate -> !candidate.articleId().equals(told.id()) && !forPeople(found, candidate));
        return Stream.concat(Stream.of(again), others).limit(MOST).toList();
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
                .filter(article -> article.handoff())
                .isPresent();
    }
}
