/**
 * What administrators set while the house runs: its name, who may embed it, the holdout's share.
 *
 * <p>What an operator sets before the start is in {@code config}.
 */
@NullMarked
package dev.evenhand.web.settings;

import org.jspecify.annotations.NullMarked;
