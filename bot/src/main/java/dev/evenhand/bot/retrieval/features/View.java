package dev.evenhand.bot.retrieval.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A space as it looks with some phrases hidden: the heads are fitted to the rest alone. */
public final class View {

    private static final double TEMPERATURE = 0.05;
    private static final int COUNTED_NEIGHBOURS = 40;

    private final Space space;
    private final Live live;
    private final int[] articles;
    private final LinearHead centroids;
    private final LinearHead ridge;
    private final Mahalanobis mahalanobis;

    View(Space space, Live live, Moments moments) {
        this.space = space;
        this.live = live;
        this.articles = IntStream.range(0, live.articles())
                .filter(c -> live.count(c) > 0)
                .toArray();
        this.centroids = LinearHead.centroids(moments);
        this.ridge = LinearHead.ridge(moments);
        this.mahalanobis = new Mahalanobis(moments);
    }

    public Evidence of(Asked asked) {
        return of(asked, space.cosines.to(asked.vector()));
    }

    /** The same for several messages at once, in their order; cheaper than one by one. */
    public List<Evidence> of(List<Asked> several) {
        float[][] cosines = space.cosines.to(several.stream().map(Asked::vector).toArray(float[][]::new));
        return IntStream.range(0, several.size())
                .mapToObj(i -> of(several.get(i), cosines[i]))
                .toList();
    }

    private Evidence of(Asked asked, float[] cosines) {
        double[] nearest = best(cosines, -1);
        var shares = space.wording.of(asked.words(), live);
        var values = new double[Feature.COUNT][];
        values[Feature.NEAREST.column()] = nearest;
        values[Feature.NEIGHBOURS.column()] = neighbours(cosines, nearest);
        values[Feature.CENTRE.column()] = centroids.scores(asked.vector());
        values[Feature.DISTANCE.column()] = mahalanobis.scores(asked.vector());
        values[Feature.REGRESSION.column()] = ridge.scores(asked.vector());
        values[Feature.SPELLING.column()] = best(space.spelling.to(asked.grams()), 0);
        values[Feature.WORDING.column()] = shares.byArticle();
        return new Evidence(IntStream.range(0, live.articles()).toArray(), values, shares.unknown()).only(articles);
    }

    private double[] best(float[] byPhrase, double lowest) {
        var best = new double[live.articles()];
        Arrays.fill(best, lowest);
        for (int j = 0; j < byPhrase.length; j++) {
            if (live.phrase(j)) {
                int owner = live.owner(j);
                best[owner] = Math.max(best[owner], byPhrase[j]);
            }
        }
        return best;
    }

    /** M + t ln(sum exp((cos - M) / t) / min(n, 40)), with M the largest cosine of all. */
    private double[] neighbours(float[] cosines, double[] nearest) {
        double largest = Arrays.stream(nearest).max().orElse(0);
        var sums = new double[live.articles()];
        for (int j = 0; j < cosines.length; j++) {
            if (live.phrase(j)) {
                sums[live.owner(j)] += Math.exp((cosines[j] - largest) / TEMPERATURE);
            }
        }
        for (int c = 0; c < sums.length; c++) {
            double counted = Math.max(1, Math.min(live.count(c), COUNTED_NEIGHBOURS));
            sums[c] = largest + TEMPERATURE * Math.log(sums[c] / counted);
        }
        return sums;
    }
}
