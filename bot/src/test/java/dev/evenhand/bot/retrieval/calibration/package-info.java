/** Tests of promises on knowledge bases made by chance. */
@NullMarked
package dev.evenhand.bot.retrieval.calibration;

import org.jspecify.annotations.NullMarked;
