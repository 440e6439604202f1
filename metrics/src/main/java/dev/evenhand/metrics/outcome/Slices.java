package dev.evenhand.metrics.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an agent's time is split over the chats in hand: each instant counts 1/k for each of the k that are.
 *
 * <p>So the slices of all chats of an agent sum to the time during which the agent had any. Pure, in milliseconds.
 */
public final class Slices {
    private Slices() {}

    /** Milliseconds of the {@code own} stretches, each instant divided among them and the {@code others} going on. */
    public static double millis(Collection<Stretch> own, Collection<List<Stretch>> others) {
        TreeMap<Long, int[]> steps = new TreeMap<>();
        own.forEach(stretch -> step(steps, stretch, 0));
        others.forEach(chat -> chat.forEach(stretch -> step(steps, stretch, 1)));
        double sum = 0;
        int[] going = new int[2];
        long since = 0;
        for (var step : steps.entrySet()) {
            if (going[0] > 0) {
                sum += (double) (step.getKey() - since) / (going[0] + going[1]);
            }
            since = step.getKey();
            going[0] += step.getValue()[0];
            going[1] += step.getValue()[1];
        }
        return sum;
    }

    private static void step(Map<Long, int[]> steps, Stretch stretch, int whose) {
        steps.computeIfAbsent(stretch.from(), at -> new int[2])[whose]++;
        steps.computeIfAbsent(stretch.until(), at -> new int[2])[whose]--;
    }

    /** The times that only one of two accounts of the same chat has; neither may overlap itself. */
    public static List<Stretch> difference(List<Stretch> one, List<Stretch> other) {
        List<Long> ends = new ArrayList<>();
        for (List<Stretch> account : List.of(one, other)) {
            for (Stretch stretch : account) {
                ends.add(stretch.from());
                ends.add(stretch.until());
            }
        }
        ends.sort(null);
        List<Stretch> apart = new ArrayList<>();
        for (int i = 0; i < ends.size(); i += 2) {
            if (ends.get(i) < ends.get(i + 1)) {
                apart.add(new Stretch(ends.get(i), ends.get(i + 1)));
            }
        }
        return apart;
    }
}
