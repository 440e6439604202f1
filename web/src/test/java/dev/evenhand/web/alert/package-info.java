/** What becomes of alerts. */
@NullMarked
package dev.evenhand.web.alert;

import org.jspecify.annotations.NullMarked;
