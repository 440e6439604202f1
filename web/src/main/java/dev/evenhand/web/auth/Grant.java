package dev.evenhand.web.auth;

import java.time.Instant;
import java.util.Set;

/**
 * A right to act, as it is kept beside its secret's hash.
 *
 * @param id of the account; of the token itself for an API token
 * @param name to sign in with, or the token's
 */
public record Grant(String id, String name, String displayName, Set<Role> roles, Instant createdAt) {
    public Grant {
        roles = Set.copyOf(roles);
    }

    static Grant of(Account account) {
        return new Grant(account.id(), account.name(), account.displayName(), account.roles(), Instant.now());
    }
}
