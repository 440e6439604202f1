package dev.evenhand.bot.knowledge;

/**
 * One language of the knowledge base as it serves.
 *
 * @param articles in it
 * @param questions in all of them
 * @param threshold the confidence at which the bot answers, 0 to 1; 1 when it cannot promise the precision and never
 *     answers
 * @param expectedCoverage share of messages it expects to answer, 0 to 1
 * @param coverageLow lower end of its 95 % interval, over articles
 * @param coverageHigh upper end
 */
public record Shelf(
        int articles,
        int questions,
        double threshold,
        double expectedCoverage,
        double coverageLow,
        double coverageHigh) {}
