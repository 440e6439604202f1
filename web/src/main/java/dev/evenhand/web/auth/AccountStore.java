package dev.evenhand.web.auth;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where accounts are kept. */
public interface AccountStore {
    Future<List<Account>> all();

    Future<Optional<Account>> byId(String id);

    Future<Optional<Account>> byName(String name);

    /** Display names by id, also of accounts that were removed: what they did stays. */
    Future<Map<String, String>> called();

    /** False, and nothing changed, when the name is taken. */
    Future<Boolean> insert(Account account);

    /**
     * Puts the account in the place of the one with its id; the name stays. False, and nothing changed, when no
     * administrator would be left.
     */
    Future<Boolean> replace(Account account);

    /** False, and nothing changed, when no administrator would be left. */
    Future<Boolean> remove(Account account);
}
