/**
 * The composition root: starts the modules in order, stops them in reverse, says whether the node is ready.
 *
 * <p>Wires and times; no rule of any kind lives here.
 */
@NullMarked
package dev.evenhand.web.node;

import org.jspecify.annotations.NullMarked;
