/** Tests of the figures an evaluation gives. */
@NullMarked
package dev.evenhand.bot.evaluation;

import org.jspecify.annotations.NullMarked;
