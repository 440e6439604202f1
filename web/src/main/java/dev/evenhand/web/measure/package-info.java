/**
 * Measures the running product on this machine, in processes and directories of its own, and prints what it found.
 *
 * <p>Drives the same doors as everybody else; nothing of the product depends on it.
 */
@NullMarked
package dev.evenhand.web.measure;

import org.jspecify.annotations.NullMarked;
