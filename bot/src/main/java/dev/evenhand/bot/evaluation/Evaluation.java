package dev.evenhand.bot.evaluation;

import dev.evenhand.bot.answer.FirstMessage;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Offer;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import dev.evenhand.bot.retrieval.calibration.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How a calibrated knowledge base does on labelled questions.
 *
 * @param questions how many were asked
 * @param outOfScope how many of them no article answers
 * @param accuracy share of questions in scope whose best candidate is right; NaN without any
 * @param auroc in against out of scope by confidence; NaN without both
 * @param aurc area under the risk–coverage curve, smaller is better
 * @param aurcFloor the area that perfect picks, perfectly ranked, would have at this share out of scope
 * @param coverage80 largest coverage at 80 % precision
 * @param coverage90 at 90 %
 * @param coverage95 at 95 %
 * @param calibrationError expected calibration error over ten bins
 * @param promise what the calibration promised
 * @param decisions what happened at its threshold
 * @param unknownLabels labels that name no article, the most frequent first: what is meant to be out of scope, or mistyped
 * @param kinds the same for each kind of question that is named
 * @param curve precision after each further answer
 * @param worst wrong answers given with most confidence
 * @param medianMillis time for one question, embedding included
 */
public record Evaluation(
        int questions,
        int outOfScope,
        double accuracy,
        double auroc,
        double aurc,
        double aurcFloor,
        double coverage80,
        double coverage90,
        double coverage95,
        double calibrationError,
        Promise promise,
        Decisions decisions,
        List<UnknownLabel> unknownLabels,
        List<KindFigures> kinds,
        List<RiskCoverage> curve,
        List<Attempt> worst,
        double medianMillis) {

    private static final int WORST_SHOWN = 15;

    private static final FirstMessage FIRST_MESSAGE = new FirstMessage();

    /**
     * Asks every question as if it opened a conversation with the bot; at least one is needed.
     *
     * @param askFrom the probability from which it asks back that one of the shown articles is right
     */
    public static Evaluation run(Index index, List<Question> questions, double askFrom) {
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one question");
        }
        var known = Set.copyOf(index.corpus().articleIds());
        var attempts = new ArrayList<Attempt>();
        var millis = new double[questions.size()];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            attempts.add(attempt(index, known, questions.get(i), askFrom));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return of(attempts, index.calibration().promise(), median(millis));
    }

    static Evaluation of(List<Attempt> attempts, Promise promise, double medianMillis) {
        var measures = new Measures(attempts);
        return new Evaluation(
                attempts.size(),
                (int) attempts.stream().filter(attempt -> !attempt.inScope()).count(),
                measures.accuracy(),
                measures.auroc(),
                measures.areaUnderRiskCoverage(),
                measures.areaNoneAvoids(),
                measures.coverageAt(0.80),
                measures.coverageAt(0.90),
                measures.coverageAt(0.95),
                measures.calibrationError(),
                promise,
                Decisions.of(attempts, promise.threshold()),
                UnknownLabel.of(attempts),
                KindFigures.of(attempts, promise.threshold()),
                measures.curve(),
                worst(attempts),
                medianMillis);
    }

    private static Attempt attempt(Index index, Set<String> known, Question question, double askFrom) {
        var ranking = FIRST_MESSAGE.rank(question.text(), index);
        var candidates = ranking.candidates();
        var offered = Offer.of(candidates, Candidate::confidence, askFrom).stream()
                .map(Candidate::articleId)
                .toList();
        return new Attempt(
                question,
                known.contains(question.label()),
                candidates.isEmpty() ? "" : candidates.get(0).articleId(),
                ranking.confidence(),
                offered);
    }

    private static List<Attempt> worst(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> !attempt.right())
                .sorted(Comparator.comparingDouble(Attempt::confidence).reversed())
                .limit(WORST_SHOWN)
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
