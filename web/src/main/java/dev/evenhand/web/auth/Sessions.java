package dev.evenhand.web.auth;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions and API tokens: random secrets of 256 bits, of which only the hash is kept. */
public final class Sessions {
    /** A session ends this long after its last use. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final String TOKEN_PREFIX = "eva_";

    private final GrantStore store;

    /** A secret, shown once, with what it grants. */
    public record Issued(String secret, Grant grant) {}

    public Sessions(GrantStore store) {
        this.store = store;
    }

    public Future<Issued> open(Account account) {
        var secret = Signature.random(32);
        var grant = Grant.of(account);
        return store.openSession(Signature.hash(secret), grant, LIFETIME).map(new Issued(secret, grant));
    }

    public Future<Optional<Staff>> bySession(String secret) {
        var hash = Signature.hash(secret);
        return store.session(hash, LIFETIME).map(found -> found.map(grant -> new Staff(grant, hash)));
    }

    public Future<Void> end(String session) {
        return store.endSession(session);
    }

    public Future<Void> endAll(String account) {
        return store.endSessions(account);
    }

    /** Whether a bearer's text is an API token at all, rather than a conversation's. */
    static boolean isToken(String bearer) {
        return bearer.startsWith(TOKEN_PREFIX);
    }

    public Future<Issued> createToken(String name, Set<Role> roles) {
        var secret = TOKEN_PREFIX + Signature.random(32);
        var grant = new Grant("t-" + Signature.hash(secret).substring(0, 12), name, name, roles, Instant.now());
        return store.addToken(Signature.hash(secret), grant).map(new Issued(secret, grant));
    }

    public Future<Optional<Staff>> byToken(String secret) {
        return store.token(Signature.hash(secret)).map(found -> found.map(grant -> new Staff(grant, null)));
    }

    public Future<List<Grant>> tokens() {
        return store.tokens();
    }

    public Future<Boolean> revokeToken(String id) {
        return store.removeToken(id);
    }
}
