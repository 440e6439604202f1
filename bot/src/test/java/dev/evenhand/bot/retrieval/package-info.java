/** Tests of ranking and calibration on small knowledge bases of their own. */
@NullMarked
package dev.evenhand.bot.retrieval;

import org.jspecify.annotations.NullMarked;
