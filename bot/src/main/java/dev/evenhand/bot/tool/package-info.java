/**
 * Read-only look-ups in the operator's own systems, such as an order's status by its number: declared in a file, bounded
 * in time and size, to the hosts on a list only.
 *
 * <p>What is looked up, and with which words of the customer, is decided here by fixed rules. A language model never
 * chooses a tool, an address or a parameter: it only reads what came back.
 */
@NullMarked
package dev.evenhand.bot.tool;

import org.jspecify.annotations.NullMarked;
