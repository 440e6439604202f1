package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Evidence;
import dev.evenhand.bot.retrieval.features.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From evidence to the best article and the probability that it is right.
 *
 * <p>A conditional logit picks the article; a binary logit on the winner's values, its margins and the shape of the
 * choice says whether the pick is right; Platt scaling (1999) brings its shrunken logit to a probability.
 */
record Scorer(Standard scale, ConditionalLogit choosing, Standard inputScale, BinaryLogit judging, BinaryLogit platt) {

    private static final int CONSIDERED = 25;
    private static final double LOWEST = -8;
    private static final double INPUT_BOUND = 4;
    private static final double JUDGING_PENALTY = 300;
    private static final BinaryLogit UNSCALED = new BinaryLogit(new double[] {1, 0});
    static final int PARAMETERS = 7;

    /** All numbers the scorer consists of. */
    List<double[]> parameters() {
        return List.of(
                scale.means(),
                scale.deviations(),
                choosing.weights,
                inputScale.means(),
                inputScale.deviations(),
                judging.weights,
                platt.weights);
    }

    /** The scorer of {@link #parameters()}. */
    static Scorer of(List<double[]> parameters) {
        return new Scorer(
                new Standard(parameters.get(0), parameters.get(1)),
                new ConditionalLogit(parameters.get(2)),
                new Standard(parameters.get(3), parameters.get(4)),
                new BinaryLogit(parameters.get(5)),
                new BinaryLogit(parameters.get(6)));
    }

    static Scorer fit(List<Row> rows, double[] weights) {
        var scale = scaleOf(rows, weights);
        var choices = new ArrayList<Choice>();
        var truths = new int[rows.size()];
        for (int r = 0; r < truths.length; r++) {
            var row = rows.get(r);
            var choice = choice(scale, row.evidence(), row.answerable() ? row.article() : -1);
            choices.add(choice);
            truths[r] = row.answerable() ? choice.place(row.article()) : -1;
        }
        var choosing = ConditionalLogit.fit(choices, truths, weights);
        var raw = new ArrayList<double[]>();
        var right = new boolean[truths.length];
        for (int r = 0; r < truths.length; r++) {
            double[] utilities = choosing.utilities(choices.get(r));
            right[r] = truths[r] >= 0 && largest(utilities, -1) == truths[r];
            raw.add(inputs(choices.get(r), utilities, choosing.none()));
        }
        var inputScale = Standard.of(raw, weights);
        double[][] inputs =
                raw.stream().map(x -> inputScale.standardised(x, INPUT_BOUND)).toArray(double[][]::new);
        var examples = new BinaryLogit.Examples(inputs, right, weights);
        return new Scorer(scale, choosing, inputScale, BinaryLogit.fit(examples, JUDGING_PENALTY), UNSCALED);
    }

    Verdict judge(Evidence evidence) {
        var choice = choice(scale, evidence, -1);
        double[] utilities = choosing.utilities(choice);
        int winner = largest(utilities, -1);
        double[] x = inputScale.standardised(inputs(choice, utilities, choosing.none()), INPUT_BOUND);
        double logit = platt.logit(new double[] {judging.logit(x)});
        return new Verdict(winner, logit, choice, choosing.probabilities(choice));
    }

    /** The same scorer with another map from its logit to the log odds of being right. */
    Scorer scaledBy(BinaryLogit map) {
        return new Scorer(scale, choosing, inputScale, judging, map);
    }

    private static Standard scaleOf(List<Row> rows, double[] weights) {
        var best = rows.stream()
                .map(row -> IntStream.range(0, Feature.COUNT)
                        .mapToDouble(row.evidence()::best)
                        .toArray())
                .toList();
        return Standard.of(best, weights);
    }

    /** The articles with the largest sums in standard units; one of them may be forced in. */
    private static Choice choice(Standard scale, Evidence evidence, int forced) {
        int size = evidence.size();
        var z = new double[size][Feature.COUNT];
        var sums = new double[size];
        for (int k = 0; k < size; k++) {
            for (int f = 0; f < Feature.COUNT; f++) {
                z[k][f] = Math.max(LOWEST, scale.standardised(f, evidence.values()[f][k]));
                sums[k] += z[k][f];
            }
            if (evidence.articles()[k] == forced) {
                sums[k] = Double.POSITIVE_INFINITY;
            }
        }
        int[] places = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -sums[k]))
                .limit(CONSIDERED)
                .mapToInt(k -> k)
                .sorted()
                .toArray();
        return new Choice(
                IntStream.of(places).map(k -> evidence.articles()[k]).toArray(),
                IntStream.of(places).mapToObj(k -> z[k]).toArray(double[][]::new),
                evidence.unknown());
    }

    /** Values and margins of the winner, in how many features it is first, unknown words, and two utility gaps. */
    private static double[] inputs(Choice choice, double[] utilities, double none) {
        int winner = largest(utilities, -1);
        int second = largest(utilities, winner);
        var x = new double[2 * Feature.COUNT + 4];
        int firsts = 0;
        for (int f = 0; f < Feature.COUNT; f++) {
            double own = choice.z()[winner][f];
            double other = LOWEST;
            for (int k = 0; k < choice.size(); k++) {
                other = k == winner ? other : Math.max(other, choice.z()[k][f]);
            }
            x[f] = own;
            x[Feature.COUNT + f] = own - other;
            firsts += own >= other ? 1 : 0;
        }
        x[2 * Feature.COUNT] = firsts;
        x[2 * Feature.COUNT + 1] = choice.unknown();
        x[2 * Feature.COUNT + 2] = utilities[winner] - none;
        x[2 * Feature.COUNT + 3] = second < 0 ? 6 : Math.min(6, utilities[winner] - utilities[second]);
        return x;
    }

    private static int largest(double[] values, int except) {
        int best = -1;
        for (int k = 0; k < values.length; k++) {
            if (k != except && (best < 0 || values[k] > values[best])) {
                best = k;
            }
        }
        return best;
    }
}
