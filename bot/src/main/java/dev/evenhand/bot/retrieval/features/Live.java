package dev.evenhand.bot.retrieval.features;

/** Which phrases, and so which articles, take part; a calibration hides some to see how the rest copes. */
final class Live {

    private final int[] owners;
    private final boolean[] hidden;
    private final int[] phrasesByArticle;

    private Live(int[] owners, boolean[] hidden, int[] phrasesByArticle) {
        this.owners = owners;
        this.hidden = hidden;
        this.phrasesByArticle = phrasesByArticle;
    }

    /** Every phrase takes part; owners must be sorted. */
    static Live all(int[] owners, int articles) {
        var counts = new int[articles];
        for (int owner : owners) {
            counts[owner]++;
        }
        return new Live(owners, new boolean[owners.length], counts);
    }

    Live without(int[] phrases) {
        boolean[] hiddenToo = hidden.clone();
        int[] counts = phrasesByArticle.clone();
        for (int phrase : phrases) {
            hiddenToo[phrase] = true;
            counts[owners[phrase]]--;
        }
        return new Live(owners, hiddenToo, counts);
    }

    boolean phrase(int phrase) {
        return !hidden[phrase];
    }

    int owner(int phrase) {
        return owners[phrase];
    }

    int phrases() {
        return owners.length;
    }

    /** All articles, hidden ones too. */
    int articles() {
        return phrasesByArticle.length;
    }

    /** How many phrases of an article take part. */
    int count(int article) {
        return phrasesByArticle[article];
    }
}
