/**
 * How HTTP is spoken here: the contract and the check against it, problems, JSON, bounded bodies.
 *
 * <p>Knows no audience and no rule of custody.
 */
@NullMarked
package dev.evenhand.web.http;

import org.jspecify.annotations.NullMarked;
