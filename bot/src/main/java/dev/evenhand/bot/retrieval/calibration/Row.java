package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Evidence;

/**
 * One question of the calibration, made from the knowledge base's own phrases.
 *
 * @param evidence what the articles left in view say
 * @param article the phrase's own article
 * @param answerable whether that article was left in view; otherwise every answer is wrong
 */
record Row(Evidence evidence, int article, boolean answerable) {}
