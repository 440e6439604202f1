/**
 * The command line: one class a command, each a thin shell around what the modules offer.
 *
 * <p>Never holds a rule of its own; {@code --help} everywhere.
 */
@NullMarked
package dev.evenhand.web.cli;

import org.jspecify.annotations.NullMarked;
