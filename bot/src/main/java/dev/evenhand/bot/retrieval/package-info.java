/**
 * From a customer's sentence to ranked articles with one calibrated probability each: the encoder, the evidence it and
 * the letters give, and the calibration a knowledge base learns from its own phrases.
 *
 * <p>Deciding whether to answer, wording and conversation never live here; nor does anything that knows Redis or HTTP.
 */
@NullMarked
package dev.evenhand.bot.retrieval;

import org.jspecify.annotations.NullMarked;
