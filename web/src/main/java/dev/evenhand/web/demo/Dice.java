package dev.evenhand.web.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values with their chances. */
record Dice<T>(List<T> values, List<Double> chances) {

    /** Values and chances in turn; the last value takes what the chances leave. */
    static Dice<String> of(Object... pairs) {
        List<String> values = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add((String) pairs[i]);
            chances.add((Double) pairs[i + 1]);
        }
        return new Dice<>(values, chances);
    }

    T roll(SplittableRandom random) {
        double roll = random.nextDouble();
        for (int i = 0; i < values.size() - 1; i++) {
            roll -= chances.get(i);
            if (roll < 0) {
                return values.get(i);
            }
        }
        return values.get(values.size() - 1);
    }
}
