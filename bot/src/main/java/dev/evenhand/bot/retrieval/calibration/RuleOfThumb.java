package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Evidence;
import dev.evenhand.bot.retrieval.features.Feature;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/** Stands in where there are too few articles to learn from: confidence by the largest cosine alone. */
final class RuleOfThumb {

    /** Cosines at which half and nine in ten answers were right across unlike knowledge bases, on the safe side. */
    private static final double HALF_RIGHT = 0.80;

    private static final double STEEPNESS = 40;

    private RuleOfThumb() {}

    /** Promises as many right answers as the confidence says, and knows nothing of coverage. */
    static Calibration calibration(Settings settings) {
        var promises = IntStream.rangeClosed(50, 99)
                .mapToObj(percent -> new Promise(percent / 100.0, percent / 100.0, 0, 0, 1))
                .toList();
        return new Calibration(null, settings, new Calibration.Findings(promises, List.of(), 0));
    }

    static List<Candidate> candidates(Evidence evidence, List<String> articleIds) {
        double[] nearest = evidence.values()[Feature.NEAREST.column()];
        return IntStream.range(0, evidence.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -nearest[k]))
                .limit(5)
                .map(k -> {
                    var features = new EnumMap<Feature, Double>(Feature.class);
                    for (var feature : Feature.values()) {
                        features.put(feature, evidence.values()[feature.column()][k]);
                    }
                    double confidence = BinaryLogit.sigmoid(STEEPNESS * (nearest[k] - HALF_RIGHT));
                    return new Candidate(articleIds.get(evidence.articles()[k]), confidence, features);
                })
                .toList();
    }
}
