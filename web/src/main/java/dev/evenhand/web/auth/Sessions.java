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
        return store.session(hash, LIFETIME).map(found -> found.map(grant -> new Staff(grant, hash, false)));
    }

    /** Signs out; an API token stays until it is revoked. */
    public Future<Void> end(Staff staff) {
        return staff.token() ? Future.succeededFuture() : store.endSession(staff.secret());
    }

    /** Takes back what was just opened. */
    Future<Void> end(Issued issued) {
        return store.endSession(Signature.hash(issued.secret()));
    }

    /** Whether what let this member of staff in would still let them in, as the same person with the same roles. */
    public Future<Boolean> stands(Staff staff) {
        return (staff.token() ? store.token(staff.secret()) : store.session(staff.secret()))
                .map(found -> found.filter(staff.grant()::equals).isPresent());
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
        var hash = Signature.hash(secret);
        return store.token(hash).map(found -> found.map(grant -> new Staff(grant, hash, true)));
    }

    public Future<List<Grant>> tokens() {
        return store.tokens();
    }

    public Future<Boolean> revokeToken(String id) {
        return store.removeToken(id);
    }
}
