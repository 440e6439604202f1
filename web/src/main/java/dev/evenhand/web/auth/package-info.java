/**
 * Who somebody is and what they may do: accounts, sessions, API tokens, conversation tokens, limits.
 *
 * <p>Secrets and passwords never leave it; where they are kept is behind ports. Knows nothing of conversations' content.
 */
@NullMarked
package dev.evenhand.web.auth;

import org.jspecify.annotations.NullMarked;
