package dev.evenhand.bot.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts alike questions together: each joins the cluster whose mean it is nearest to, if near enough, else begins one of
 * its own; a second pass lets early ones choose again. Deterministic for one order.
 */
final class Clusters {

    /** Cosine from which two questions mean about the same, for sentence encoders of the kind used here. */
    private static final double NEAR = 0.80;

    private Clusters() {}

    /** Places in the list, the most central of each cluster first, large clusters first; vectors are unit length. */
    static List<List<Integer>> of(List<float[]> vectors) {
        var means = new ArrayList<float[]>();
        for (var vector : vectors) {
            int best = nearest(means, vector);
            if (best < 0) {
                means.add(vector.clone());
            } else {
                add(means.get(best), vector);
            }
        }
        var members = new ArrayList<List<Integer>>();
        means.forEach(mean -> members.add(new ArrayList<>()));
        for (int i = 0; i < vectors.size(); i++) {
            int best = nearest(means, vectors.get(i));
            if (best < 0) {
                members.add(new ArrayList<>(List.of(i)));
            } else {
                members.get(best).add(i);
            }
        }
        return members.stream()
                .filter(cluster -> !cluster.isEmpty())
                .map(cluster -> centralFirst(cluster, vectors))
                .sorted(Comparator.comparingInt((List<Integer> cluster) -> -cluster.size())
                        .thenComparing(cluster -> cluster.get(0)))
                .toList();
    }

    private static List<Integer> centralFirst(List<Integer> cluster, List<float[]> vectors) {
        float[] mean = new float[vectors.get(0).length];
        cluster.forEach(member -> add(mean, vectors.get(member)));
        return cluster.stream()
                .sorted(Comparator.comparingDouble((Integer member) -> -cosine(mean, vectors.get(member)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int nearest(List<float[]> means, float[] vector) {
        int best = -1;
        double most = NEAR;
        for (int i = 0; i < means.size(); i++) {
            double near = cosine(means.get(i), vector);
            if (near >= most) {
                most = near;
                best = i;
            }
        }
        return best;
    }

    private static void add(float[] sum, float[] vector) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += vector[d];
        }
    }

    private static double cosine(float[] first, float[] second) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int d = 0; d < first.length; d++) {
            product += first[d] * second[d];
            one += first[d] * first[d];
            other += second[d] * second[d];
        }
        return one == 0 || other == 0 ? 0 : product / Math.sqrt(one * other);
    }
}
