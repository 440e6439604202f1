package dev.evenhand.bot.retrieval.features;

/**
 * What speaks for each live article given one message.
 *
 * @param articles article numbers
 * @param values by feature, then by place in articles
 * @param unknown share of the message's words that no live phrase has
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
public record Evidence(int[] articles, double[][] values, double unknown) {

    public int size() {
        return articles.length;
    }

    /** The largest value of a feature. */
    public double best(int feature) {
        double best = Double.NEGATIVE_INFINITY;
        for (double value : values[feature]) {
            best = Math.max(best, value);
        }
        return best;
    }

    /** The place of an article, or -1. */
    public int place(int article) {
        for (int k = 0; k < articles.length; k++) {
            if (articles[k] == article) {
                return k;
            }
        }
        return -1;
    }

    /** Only the given places, in their order. */
    public Evidence only(int[] places) {
        var kept = new int[places.length];
        var keptValues = new double[values.length][places.length];
        for (int k = 0; k < places.length; k++) {
            kept[k] = articles[places[k]];
            for (int f = 0; f < values.length; f++) {
                keptValues[f][k] = values[f][places[k]];
            }
        }
        return new Evidence(kept, keptValues, unknown);
    }
}
