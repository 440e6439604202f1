package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Feature;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scorer's pick for one message.
 *
 * @param winner its place among the choice
 * @param logit log odds that it is right
 * @param shares of the choice, by place; together with that of none of them they are 1
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
record Verdict(int winner, double logit, Choice choice, double[] shares) {

    private static final int MOST_CANDIDATES = 5;

    double probability() {
        return BinaryLogit.sigmoid(logit);
    }

    int article() {
        return choice.articles()[winner];
    }

    /** The winner's share before judging. */
    double winnerShare() {
        return shares[winner];
    }

    /** The winner has its judged probability; the rest share what is left in the proportions of the choice. */
    List<Candidate> candidates(List<String> articleIds) {
        double others = 0;
        for (int k = 0; k < choice.size(); k++) {
            others += k == winner ? 0 : shares[k];
        }
        double p = Math.min(probability(), Candidate.MOST_CERTAIN);
        double scale = Math.min(p / winnerShare(), (1 - p) / Math.max(others, 1e-12));
        return IntStream.range(0, choice.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> k == winner ? -2 : -shares[k]))
                .limit(MOST_CANDIDATES)
                .map(k -> candidate(articleIds, k, k == winner ? p : scale * shares[k]))
                .toList();
    }

    private Candidate candidate(List<String> articleIds, int place, double confidence) {
        var features = new EnumMap<Feature, Double>(Feature.class);
        for (var feature : Feature.values()) {
            features.put(feature, choice.z()[place][feature.column()]);
        }
        return new Candidate(articleIds.get(choice.articles()[place]), confidence, features);
    }
}
