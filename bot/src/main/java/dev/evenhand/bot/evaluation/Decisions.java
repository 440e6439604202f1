package dev.evenhand.bot.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * What happened at the threshold in force.
 *
 * @param answered right where the article was
 * @param askedBack right where the article was among those offered
 * @param handedOff right where the best candidate was, though nothing came of it
 */
public record Decisions(Counts answered, Counts askedBack, Counts handedOff) {

    /**
     * Numbers of questions.
     *
     * @param right with the right article
     * @param wrong with others though the right one exists
     * @param outOfScope though no article fits; for those handed off: rightly so
     */
    public record Counts(int right, int wrong, int outOfScope) {

        private static Counts of(List<Attempt> attempts, Predicate<Attempt> right) {
            int outOfScope = (int)
                    attempts.stream().filter(attempt -> !attempt.inScope()).count();
            int hits = (int) attempts.stream().filter(right).count();
            return new Counts(hits, attempts.size() - outOfScope - hits, outOfScope);
        }

        public int total() {
            return right + wrong + outOfScope;
        }
    }

    static Decisions of(List<Attempt> attempts, double threshold) {
        Predicate<Attempt> answers = attempt -> attempt.confidence() >= threshold;
        Predicate<Attempt> asks = attempt -> !attempt.offered().isEmpty();
        return new Decisions(
                Counts.of(attempts.stream().filter(answers).toList(), Attempt::right),
                Counts.of(attempts.stream().filter(answers.negate().and(asks)).toList(), Attempt::offersRight),
                Counts.of(attempts.stream().filter(answers.or(asks).negate()).toList(), Attempt::right));
    }

    /** Share of answers that are right; NaN when nothing was answered. */
    public double precision() {
        return answered.right / (double) answered.total();
    }

    /** Share of questions answered. */
    public double coverage() {
        return answered.total() / (double) (answered.total() + askedBack.total() + handedOff.total());
    }
}
