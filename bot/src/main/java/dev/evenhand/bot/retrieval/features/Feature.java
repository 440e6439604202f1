package dev.evenhand.bot.retrieval.features;

/** What is compared between a message and an article; larger is always more alike. */
public enum Feature {
    /** Largest cosine to a phrase. */
    NEAREST(0),
    /** Soft count of near phrases: log-mean-exp of the cosines at temperature .05. */
    NEIGHBOURS(1),
    /** Cosine to the mean of the phrases. */
    CENTRE(2),
    /** Relative Mahalanobis score. */
    DISTANCE(3),
    /** Ridge regression. */
    REGRESSION(4),
    /** Largest similarity of letter sequences to a phrase. */
    SPELLING(5),
    /** Share of the stems of the message's words the article's phrases know. */
    WORDING(6);

    public static final int COUNT = values().length;

    private final int column;

    Feature(int column) {
        this.column = column;
    }

    /** Where its numbers stand in a row of all features. */
    public int column() {
        return column;
    }
}
