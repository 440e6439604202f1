package dev.evenhand.bot.retrieval;

/**
 * Cosines of a message to every phrase.
 *
 * <p>The phrases stand transposed (a row per dimension), so that the inner loop adds whole stretches of phrases and the
 * compiler vectorises it.
 */
final class Cosines {

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
        var cosines = new float[phrases];
        int i = 0;
        // Four dimensions a pass: the sums are read and written a quarter as often.
        for (; i + 4 <= unit.length; i += 4) {
            addFour(cosines, unit, i);
        }
        for (; i < unit.length; i++) {
            float x = unit[i];
            float[] row = byDimension[i];
            for (int j = 0; j < phrases; j++) {
                cosines[j] += x * row[j];
            }
        }
        return cosines;
    }

    private void addFour(float[] cosines, float[] unit, int i) {
        float x0 = unit[i];
        float x1 = unit[i + 1];
        float x2 = unit[i + 2];
        float x3 = unit[i + 3];
        float[] row0 = byDimension[i];
        float[] row1 = byDimension[i + 1];
        float[] row2 = byDimension[i + 2];
        float[] row3 = byDimension[i + 3];
        for (int j = 0; j < cosines.length; j++) {
            cosines[j] += x0 * row0[j] + x1 * row1[j] + x2 * row2[j] + x3 * row3[j];
        }
    }
}
