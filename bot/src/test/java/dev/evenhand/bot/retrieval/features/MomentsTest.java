package dev.evenhand.bot.retrieval.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.retrieval.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    private final int[] owners = IntStream.range(0, 60).map(j -> j / 10).toArray();
    private final float[][] vectors = Samples.clustered(owners, 16, new Random(3));
    private final int[] hidden = {0, 7, 13, 22, 41, 59};

    @Test
    void takingPhrasesOutEqualsNeverHavingHadThem() {
        var all = Moments.of(vectors, owners, new double[6][16]);
        int[] kept = IntStream.range(0, 60)
                .filter(j -> IntStream.of(hidden).noneMatch(h -> h == j))
                .toArray();
        var fresh = Moments.of(
                IntStream.of(kept).mapToObj(j -> vectors[j]).toArray(float[][]::new),
                IntStream.of(kept).map(j -> owners[j]).toArray(),
                new double[6][16]);

        assertSameScores(all.without(vectors, owners, hidden), fresh);
    }

    @Test
    void theOrderOfPhrasesDoesNotMatter() {
        var order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Collections.shuffle(order, new Random(5));
        int[] shuffled = order.stream().mapToInt(j -> j).toArray();
        var mixed = Moments.of(
                IntStream.of(shuffled).mapToObj(j -> vectors[j]).toArray(float[][]::new),
                IntStream.of(shuffled).map(j -> owners[j]).toArray(),
                new double[6][16]);

        assertSameScores(Moments.of(vectors, owners, new double[6][16]), mixed);
    }

    private void assertSameScores(Moments one, Moments other) {
        for (float[] asked : vectors) {
            assertThat(new Mahalanobis(one).scores(asked)).containsExactly(new Mahalanobis(other).scores(asked), CLOSE);
            assertThat(LinearHead.ridge(one).scores(asked))
                    .containsExactly(LinearHead.ridge(other).scores(asked), CLOSE);
            assertThat(LinearHead.centroids(one).scores(asked))
                    .containsExactly(LinearHead.centroids(other).scores(asked), CLOSE);
        }
    }
}
