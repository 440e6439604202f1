package dev.evenhand.bot.retrieval;

import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people said of articles' answers, as shifts of the log odds that an article is right.
 *
 * <p>An article's shift d is the mode of its posterior: votes with probability σ(logit p + d), where p is what the
 * calibration says without it, and a normal prior around 0. A single voice moves little, many agreeing ones much.
 * Praise may add far less than blame takes away: whoever is content seldom says so, but a wrong answer that is praised
 * costs a customer.
 *
 * @param shifts by article; an article nobody spoke of has none
 */
public record Reputation(Map<String, Double> shifts) {

    public static final Reputation NONE = new Reputation(Map.of());

    /** Of the prior, one over its variance: one standard deviation halves or doubles the odds, about. */
    private static final double PRECISION = 2.0;

    private static final double MOST_PRAISE = 0.5;
    private static final double MOST_BLAME = -4;
    private static final int MOST_STEPS = 50;

    public Reputation {
        shifts = Map.copyOf(shifts);
    }

    /**
     * Somebody's word on one article and one question.
     *
     * @param confidence that the article is right, before anybody spoke, in (0, 1)
     * @param right what they said
     * @param weight how much it counts, above 0
     */
    public record Vote(String articleId, double confidence, boolean right, double weight) {}

    /** The same votes in any order give the same. */
    public static Reputation of(Collection<Vote> votes) {
        return new Reputation(votes.stream()
                .collect(Collectors.groupingBy(
                        Vote::articleId, Collectors.collectingAndThen(Collectors.toList(), Reputation::shift))));
    }

    private static double shift(List<Vote> votes) {
        var sorted = votes.stream()
                .sorted(Comparator.comparingDouble(Vote::confidence)
                        .thenComparing(Vote::right)
                        .thenComparing(Vote::weight))
                .toList();
        double shift = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = -PRECISION * shift;
            double bend = PRECISION;
            for (var vote : sorted) {
                double p = moved(vote.confidence(), shift);
                slope += vote.weight() * ((vote.right() ? 1 : 0) - p);
                bend += vote.weight() * p * (1 - p);
            }
            // A full step may overshoot where the curve is steep.
            double move = Math.max(-1, Math.min(1, slope / bend));
            shift += move;
            if (Math.abs(move) < 1e-9) {
                break;
            }
        }
        return Math.max(MOST_BLAME, Math.min(MOST_PRAISE, shift));
    }

    /** A probability after a shift of its log odds. */
    private static double moved(double probability, double shift) {
        double odds = probability / Math.max(1 - probability, 1e-12) * Math.exp(shift);
        return odds / (1 + odds);
    }

    /** Candidates with their confidences shifted, best first; together they never exceed 1. */
    List<Candidate> applied(List<Candidate> candidates) {
        if (candidates.stream().noneMatch(candidate -> shifts.containsKey(candidate.articleId()))) {
            return candidates;
        }
        var shifted = candidates.stream()
                .map(candidate -> candidate.withConfidence(
                        moved(candidate.confidence(), shifts.getOrDefault(candidate.articleId(), 0.0))))
                .toList();
        double sum = shifted.stream().mapToDouble(Candidate::confidence).sum();
        double scale = sum > Candidate.MOST_CERTAIN ? Candidate.MOST_CERTAIN / sum : 1;
        return shifted.stream()
                .map(candidate -> candidate.withConfidence(candidate.confidence() * scale))
                .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
                .toList();
    }
}
