/**
 * The demonstration: accounts with known passwords and ninety days of invented history, labelled synthetic wherever it
 * shows.
 *
 * <p>Never reached by {@code serve}.
 */
@NullMarked
package dev.evenhand.web.demo;

import org.jspecify.annotations.NullMarked;
