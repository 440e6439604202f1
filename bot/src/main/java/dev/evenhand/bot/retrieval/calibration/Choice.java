package dev.evenhand.bot.retrieval.calibration;

/**
 * The articles worth considering for one message, in standard units.
 *
 * @param articles article numbers
 * @param z by place, then by feature
 * @param unknown share of the message's words no article has
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
record Choice(int[] articles, double[][] z, double unknown) {

    int size() {
        return articles.length;
    }

    int place(int article) {
        for (int k = 0; k < articles.length; k++) {
            if (articles[k] == article) {
                return k;
            }
        }
        return -1;
    }
}
