/** Tests of what other systems are told. */
@NullMarked
package dev.evenhand.web.webhook;

import org.jspecify.annotations.NullMarked;
