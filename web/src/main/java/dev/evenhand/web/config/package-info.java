/**
 * What an operator can set: typed records, read once from a file and the environment, every wrong value named.
 *
 * <p>Never reads a setting after the start, and never prints a secret.
 */
@NullMarked
package dev.evenhand.web.config;

import org.jspecify.annotations.NullMarked;
