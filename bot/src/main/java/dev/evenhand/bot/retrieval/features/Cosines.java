package dev.evenhand.bot.retrieval.features;

/**
 * Cosines of a message to every phrase.
 *
 * <p>The phrases stand transposed (a row per dimension), so that the inner loop adds whole stretches of phrases and the
 * compiler vectorises it. A stretch is short enough to stay in the nearest cache while all dimensions are added, and
 * several messages share the one pass over the phrases.
 */
final class Cosines {

    /** Phrases at a time: five stretches of floats fit the nearest cache. */
    private static final int STRETCH = 1024;

    private final float[][] byDimension;
    private final int phrases;

    Cosines(float[][] vectors, int dimension) {
        this.phrases = vectors.length;
        this.byDimension = new float[dimension][phrases];
        for (int j = 0; j < phrases; j++) {
            for (int i = 0; i < byDimension.length; i++) {
                byDimension[i][j] = vectors[j][i];
            }
        }
    }

    float[] to(float[] unit) {
        return to(new float[][] {unit})[0];
    }

    /** Cosines of several messages, a row each. */
    float[][] to(float[][] units) {
        var cosines = new float[units.length][phrases];
        for (int from = 0; from < phrases; from += STRETCH) {
            addAll(cosines, units, from);
        }
        return cosines;
    }

    private void addAll(float[][] cosines, float[][] units, int from) {
        int to = Math.min(phrases, from + STRETCH);
        int i = 0;
        // Four dimensions a pass: the sums are read and written a quarter as often.
        for (; i + 4 <= byDimension.length; i += 4) {
            for (int q = 0; q < units.length; q++) {
                addFour(new Sums(cosines[q], from, to), units[q], i);
            }
        }
        for (; i < byDimension.length; i++) {
            for (int q = 0; q < units.length; q++) {
                addOne(new Sums(cosines[q], from, to), units[q][i], byDimension[i]);
            }
        }
    }

    private void addFour(Sums sums, float[] unit, int i) {
        float[] cosines = sums.cosines;
        float x0 = unit[i];
        float x1 = unit[i + 1];
        float x2 = unit[i + 2];
        float x3 = unit[i + 3];
        float[] row0 = byDimension[i];
        float[] row1 = byDimension[i + 1];
        float[] row2 = byDimension[i + 2];
        float[] row3 = byDimension[i + 3];
        for (int j = sums.from; j < sums.to; j++) {
            cosines[j] += x0 * row0[j] + x1 * row1[j] + x2 * row2[j] + x3 * row3[j];
        }
    }

    private static void addOne(Sums sums, float x, float[] row) {
        for (int j = sums.from; j < sums.to; j++) {
            sums.cosines[j] += x * row[j];
        }
    }

    /** A stretch of one message's sums. */
    @SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
    private record Sums(float[] cosines, int from, int to) {}
}
