package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.retrieval.Offer;
import dev.evenhand.handoff.conversation.Candidate;
import java.util.List;
import java.util.stream.Stream;

/** The articles worth asking back about; what is for people is never offered as something to read. */
final class Options {

    /** Least confidence of what is named besides something read out already. */
    private static final double WORTH_NAMING = 0.05;

    private Options() {}

    /** One to three, or none where asking back would cost more than a handoff. */
    static List<Candidate> of(Found found) {
        var readable = found.candidates().stream()
                .filter(candidate -> !forPeople(found, candidate))
                .toList();
        return Offer.of(
                readable, Candidate::confidence, found.edition().policy().askFrom());
    }

    /** What was read out, and what else may be meant. */
    static List<Candidate> still(Named told, Found found) {
        var again = found.candidates().stream()
                .filter(candidate -> candidate.articleId().equals(told.id()))
                .findFirst()
                .orElseGet(() -> new Candidate(told.id(), told.title(), 0));
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
                .filter(article -> article.handoff())
                .isPresent();
    }
}
