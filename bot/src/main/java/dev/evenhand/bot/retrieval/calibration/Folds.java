package dev.evenhand.bot.retrieval.calibration;

import java.util.Random;
import java.util.stream.IntStream;

/** Repeatable shuffles: the same seed gives the same order on every machine. */
final class Folds {

    private Folds() {}

    /** The numbers below n in a shuffled order. */
    static int[] shuffled(int n, long seed) {
        int[] order = IntStream.range(0, n).toArray();
        shuffle(order, new Random(seed));
        return order;
    }

    static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[k];
            order[k] = swapped;
        }
    }

    /** A fold for each of n things, folds of equal size. */
    static int[] random(int n, int folds, long seed) {
        int[] order = shuffled(n, seed);
        var fold = new int[n];
        for (int i = 0; i < n; i++) {
            fold[order[i]] = i % folds;
        }
        return fold;
    }
}
