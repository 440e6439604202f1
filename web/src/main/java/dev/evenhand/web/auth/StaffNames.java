package dev.evenhand.web.auth;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the people and programs behind the ids in facts are called, also those who have left. */
public final class StaffNames {
    private final AccountStore accounts;
    private final GrantStore grants;

    public StaffNames(AccountStore accounts, GrantStore grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    /** Display names by id of account or API token; an id that came with an import has none. */
    public Future<Map<String, String>> all() {
        return accounts.called().compose(people -> grants.tokens().map(tokens -> {
            var names = new HashMap<>(people);
            tokens.forEach(token -> names.put(token.id(), token.displayName()));
            return Map.copyOf(names);
        }));
    }

    /** Empty for an id nobody here ever had. */
    public Future<Optional<String>> of(String id) {
        return all().map(names -> Optional.ofNullable(names.get(id)));
    }
}
