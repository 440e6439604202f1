/**
 * Alerts from being raised to being resolved: who has one in hand, what was found, and who is told.
 *
 * <p>What is out of the ordinary is decided by the measurement; what is done about it is kept here.
 */
@NullMarked
package dev.evenhand.web.alert;

import org.jspecify.annotations.NullMarked;
