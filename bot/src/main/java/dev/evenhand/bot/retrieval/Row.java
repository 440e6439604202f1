package dev.evenhand.bot.retrieval;

/**
 * One question of the calibration, made from the knowledge base's own phrases.
 *
 * @param evidence what the articles left in view say
 * @param article the phrase's own article
 */
record Row(Evidence evidence, int article, Kind kind) {

    /** What a row shows. */
    enum Kind {
        /** Its article is in view. */
        ANSWERABLE,
        /** Its article is hidden: every answer is wrong, and something near may be there. */
        HIDDEN,
        /** A word has been put in its place that no phrase has: every answer is wrong. */
        SUBSTITUTED
    }

    boolean answerable() {
        return kind == Kind.ANSWERABLE;
    }

    /** The place of the right article in the evidence, or -1. */
    int truth() {
        return answerable() ? evidence.place(article) : -1;
    }
}
