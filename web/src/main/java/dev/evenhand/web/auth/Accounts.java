package dev.evenhand.web.auth;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may sign in: creating, changing and checking accounts. Fails with a {@link Problem} where a rule says no. */
public final class Accounts {
    public static final String ADMINISTRATOR = "admin";

    private final AccountStore store;
    private final GrantStore grants;
    private final Passwords passwords;

    /** An account to be made; {@code password} in clear. */
    public record Draft(String name, String displayName, String password, Set<Role> roles) {}

    /** What of an account is to change; null keeps what is. */
    public record Change(@Nullable String displayName, @Nullable String password, @Nullable Set<Role> roles) {}

    public Accounts(AccountStore store, GrantStore grants, Passwords passwords) {
        this.store = store;
        this.grants = grants;
        this.passwords = passwords;
    }

    public Future<List<Account>> all() {
        return store.all();
    }

    public Future<Account> create(Draft draft) {
        return passwords
                .hash(draft.password())
                .map(hash -> new Account(
                        "a-"
                                + Signature.random(6)
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '0')
                                        .replace('-', '1'),
                        draft.name(),
                        draft.displayName(),
                        draft.roles(),
                        hash,
                        Instant.now()))
                .compose(this::insert);
    }

    private Future<Account> insert(Account account) {
        return store.insert(account)
                .compose(inserted -> inserted
                        ? Future.succeededFuture(account)
                        : Future.failedFuture(Problem.of(ProblemKind.NAME_TAKEN)));
    }

    /**
     * Makes the account {@code admin} where there is no administrator yet.
     *
     * @param password null to have one generated
     * @return the password generated, to be shown this once; empty when none had to be
     */
    public Future<Optional<String>> ensureAdministrator(@Nullable String password) {
        return store.all().compose(all -> {
            if (all.stream().anyMatch(Account::administrator)) {
                return Future.succeededFuture(Optional.empty());
            }
            var chosen = password == null ? Signature.random(12) : password;
            return create(new Draft(ADMINISTRATOR, "Administrator", chosen, Set.of(Role.ADMIN)))
                    .map(made -> password == null ? Optional.of(chosen) : Optional.<String>empty())
                    .recover(Accounts::madeElsewhere);
        });
    }

    /** Another node, starting at the same moment, was first. */
    private static Future<Optional<String>> madeElsewhere(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == ProblemKind.NAME_TAKEN
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }

    /** Empty, after the same time, for an unknown name as for a wrong password. */
    public Future<Optional<Account>> authenticate(String name, String password) {
        return store.byName(name).compose(found -> found.map(account -> passwords.matches(password, account.password()))
                .orElseGet(() -> passwords.matchesNobody(password))
                .map(right -> right ? found : Optional.<Account>empty()));
    }

    /** Whether it is still kept as it was read. */
    Future<Boolean> stands(Account read) {
        return store.byId(read.id()).map(found -> found.filter(read::equals).isPresent());
    }

    public Future<Account> change(String id, Change change) {
        return existing(id)
                .compose(account -> changed(account, change))
                .compose(account ->
                        store.replace(account).compose(Accounts::unlessTheLast).map(account))
                .compose(account -> grants.endSessions(id).map(account));
    }

    private Future<Account> changed(Account old, Change change) {
        var hash =
                change.password() == null ? Future.succeededFuture(old.password()) : passwords.hash(change.password());
        return hash.map(password -> new Account(
                old.id(),
                old.name(),
                change.displayName() == null ? old.displayName() : change.displayName(),
                change.roles() == null ? old.roles() : change.roles(),
                password,
                old.createdAt()));
    }

    public Future<Void> remove(String id) {
        return existing(id)
                .compose(store::remove)
                .compose(Accounts::unlessTheLast)
                .compose(removed -> grants.endSessions(id));
    }

    private Future<Account> existing(String id) {
        return store.byId(id).compose(found -> found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(Problem.of(ProblemKind.NOT_FOUND, "There is no such account."))));
    }

    private static Future<Void> unlessTheLast(boolean done) {
        return done ? Future.succeededFuture() : Future.failedFuture(Problem.of(ProblemKind.LAST_ADMINISTRATOR));
    }
}
