package dev.evenhand.bot.learning;

import dev.evenhand.bot.retrieval.Reputation.Vote;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lessons as votes on the articles the knowledge base of today would answer from. */
final class Votes {

    /** After so many days a lesson counts half. */
    private static final double HALF_LIFE_DAYS = 90;

    /** Who comes back may have come for something else. */
    private static final double RETURN_WEIGHT = 0.3;

    private static final Set<Lesson.Kind> SPOKEN =
            Set.of(Lesson.Kind.RETURNED, Lesson.Kind.SOLVED, Lesson.Kind.UNSOLVED, Lesson.Kind.CORRECTED);

    private Votes() {}

    /** Whether a lesson says anything of an article. */
    static boolean says(Lesson lesson) {
        return SPOKEN.contains(lesson.kind()) && !lesson.text().isBlank();
    }

    /**
     * What a lesson says, at full weight.
     *
     * @param candidates for its question, best first, by the calibration alone
     */
    static List<Vote> of(Lesson lesson, List<Candidate> candidates) {
        var votes = new ArrayList<Vote>();
        for (var candidate : candidates) {
            boolean named = candidate.articleId().equals(lesson.answeredBy());
            boolean likeliest = votes.isEmpty() && candidate.equals(candidates.get(0));
            if (named || (likeliest && lesson.kind() == Lesson.Kind.CORRECTED)) {
                votes.add(vote(candidate, candidate.articleId().equals(lesson.right())));
            }
        }
        return votes;
    }

    private static Vote vote(Candidate candidate, boolean right) {
        return new Vote(candidate.articleId(), candidate.confidence(), right, 1);
    }

    /** How much a lesson counts on a day; whole days, so that all nodes agree. */
    static double weight(Lesson lesson, LocalDate today) {
        double kind = lesson.kind() == Lesson.Kind.RETURNED ? RETURN_WEIGHT : 1;
        return kind * Math.pow(0.5, Math.max(0, age(lesson.at(), today)) / HALF_LIFE_DAYS);
    }

    private static long age(Instant at, LocalDate today) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(at, ZoneOffset.UTC), today);
    }
}
