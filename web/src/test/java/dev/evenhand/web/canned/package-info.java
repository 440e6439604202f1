/** Tests of what agents pick from. */
@NullMarked
package dev.evenhand.web.canned;

import org.jspecify.annotations.NullMarked;
