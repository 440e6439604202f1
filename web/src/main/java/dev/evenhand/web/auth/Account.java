package dev.evenhand.web.auth;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param id stable; events name it
 * @param name to sign in with, unique without regard to case
 * @param displayName as customers and colleagues see it
 * @param password as Argon2id hash
 */
public record Account(String id, String name, String displayName, Set<Role> roles, String password, Instant createdAt) {
    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean administrator() {
        return roles.contains(Role.ADMIN);
    }

    /** Without the password's hash, so that a log line may show it. */
    @Override
    public String toString() {
        return "Account[" + id + ", " + name + ", " + roles + "]";
    }
}
