package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What a bootstrap draws: the customers, or random groups of them where they are many. */
final class BootstrapUnits {
    /** More customers than this are dealt into this many groups. */
    static final int MOST = 1000;

    private final int[] unitOfRow;
    private final int count;

    private BootstrapUnits(int[] unitOfRow, int count) {
        this.unitOfRow = unitOfRow;
        this.count = count;
    }

    /** Of the customer of each row; a number nobody bears is no customer. */
    static BootstrapUnits of(int[] customers, SplittableRandom random) {
        int[] order = new int[1 + Arrays.stream(customers).max().orElse(-1)];
        for (int customer : customers) {
            Checks.that(customer >= 0, "customer must not be negative", customer);
            order[customer] = 1;
        }
        int seen = 0;
        for (int customer = 0; customer < order.length; customer++) {
            seen += order[customer];
            order[customer] = seen - 1;
        }
        int[] dealt = dealt(seen, random);
        return new BootstrapUnits(
                Arrays.stream(customers).map(c -> dealt[order[c]]).toArray(), Math.min(seen, MOST));
    }

    int count() {
        return count;
    }

    int of(int row) {
        return unitOfRow[row];
    }

    /** How often each unit is drawn in as many draws as there are units. */
    int[] draw(SplittableRandom random) {
        int[] times = new int[count];
        for (int i = 0; i < count; i++) {
            times[below(count, random)]++;
        }
        return times;
    }

    /** The unit of each customer: itself, or its place in a shuffled row counted off by {@link #MOST}. */
    private static int[] dealt(int customers, SplittableRandom random) {
        int[] place = new int[customers];
        Arrays.setAll(place, i -> i);
        if (customers <= MOST) {
            return place;
        }
        for (int i = customers - 1; i > 0; i--) {
            int j = below(i + 1, random);
            int swapped = place[i];
            place[i] = place[j];
            place[j] = swapped;
        }
        Arrays.setAll(place, i -> place[i] % MOST);
        return place;
    }

    /** Uniform in [0, bound) from the generator's raw bits, whose algorithm no release may change unseen. */
    private static int below(int bound, SplittableRandom random) {
        return (int) (((random.nextLong() >>> 33) * bound) >>> 31);
    }
}
