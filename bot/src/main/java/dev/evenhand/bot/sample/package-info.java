/**
 * The bundled sample shop: its articles and, made by the build, their vectors, so that a first start answers at once.
 */
@NullMarked
package dev.evenhand.bot.sample;

import org.jspecify.annotations.NullMarked;
