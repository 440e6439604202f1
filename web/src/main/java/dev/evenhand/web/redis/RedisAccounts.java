package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.http.Json;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Accounts as JSON in one hash by id, their names in another; both in one slot, so that a name is claimed atomically. */
public final class RedisAccounts implements AccountStore {
    private static final String ACCOUNTS = "u:{staff}:accounts";
    private static final String NAMES = "u:{staff}:names";
    /** Display names of accounts that were removed, by id. */
    private static final String FORMER = "u:{staff}:former";

    private static final RedisLink.Script INSERT = RedisLink.Script.of(RedisAccounts.class, "insert-account");
    private static final RedisLink.Script REPLACE = RedisLink.Script.of(RedisAccounts.class, "replace-account");

    private final RedisLink link;

    public RedisAccounts(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<List<Account>> all() {
        return link.send(Command.HVALS, ACCOUNTS).map(RedisAccounts::sorted);
    }

    private static List<Account> sorted(@Nullable Response values) {
        if (values == null) {
            return List.of();
        }
        return StreamSupport.stream(values.spliterator(), false)
                .map(RedisAccounts::account)
                .sorted(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public Future<Optional<Account>> byId(String id) {
        return link.send(Command.HGET, ACCOUNTS, id)
                .map(found -> Optional.ofNullable(found).map(RedisAccounts::account));
    }

    @Override
    public Future<Optional<Account>> byName(String name) {
        return link.send(Command.HGET, NAMES, key(name))
                .compose(id -> id == null ? Future.succeededFuture(Optional.empty()) : byId(id.toString()));
    }

    @Override
    public Future<Map<String, String>> called() {
        return link.send(Command.HGETALL, FORMER).compose(former -> all().map(present -> {
            var names = new HashMap<String, String>();
            if (former != null) {
                former.getKeys().forEach(id -> names.put(id, String.valueOf(former.get(id))));
            }
            present.forEach(account -> names.put(account.id(), account.displayName()));
            return Map.copyOf(names);
        }));
    }

    @Override
    public Future<Boolean> insert(Account account) {
        return link.run(
                        INSERT,
                        List.of(ACCOUNTS, NAMES),
                        List.of(account.id(), key(account.name()), Json.text(account)))
                .map(inserted -> inserted != null && inserted.toInteger() == 1);
    }

    @Override
    public Future<Boolean> replace(Account account) {
        return put(account, Json.text(account));
    }

    @Override
    public Future<Boolean> remove(Account account) {
        return link.send(Command.HSET, FORMER, account.id(), account.displayName())
                .compose(kept -> put(account, ""));
    }

    private Future<Boolean> put(Account account, String json) {
        return link.run(REPLACE, List.of(ACCOUNTS, NAMES), List.of(account.id(), key(account.name()), json))
                .map(done -> done != null && done.toInteger() == 1);
    }

    private static Account account(Response json) {
        return Json.read(json.toBytes(), Account.class);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
