package dev.evenhand.web.auth;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where sessions and API tokens are kept, under the hash of their secret. */
public interface GrantStore {
    Future<Void> openSession(String hash, Grant grant, Duration lifetime);

    /** Finds a session and renews its lifetime. */
    Future<Optional<Grant>> session(String hash, Duration lifetime);

    /** Finds a session and leaves its lifetime as it is. */
    Future<Optional<Grant>> session(String hash);

    Future<Void> endSession(String hash);

    /** Ends every session of an account. */
    Future<Void> endSessions(String account);

    Future<Void> addToken(String hash, Grant grant);

    Future<Optional<Grant>> token(String hash);

    Future<List<Grant>> tokens();

    /** False when there was none. */
    Future<Boolean> removeToken(String id);
}
