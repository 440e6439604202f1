/**
 * From a customer's sentence to ranked articles with one calibrated probability each. A message is put into the articles'
 * own words ({@code rewording}), embedded ({@code encoder}), compared with every phrase ({@code features} over a
 * {@code corpus}), and the likeness judged ({@code calibration}); what people said of the articles comes last.
 *
 * <p>Deciding whether to answer, wording and conversation never live here; nor does anything that knows Redis or HTTP.
 */
@NullMarked
package dev.evenhand.bot.retrieval;

import org.jspecify.annotations.NullMarked;
