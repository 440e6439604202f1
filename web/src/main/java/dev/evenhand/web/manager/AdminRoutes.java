package dev.evenhand.web.manager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.web.auth.Accounts;
import dev.evenhand.web.auth.Grant;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.SessionRoutes.Shown;
import dev.evenhand.web.auth.Sessions;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Version;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.Settings;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts, API tokens and settings, for administrators. */
public final class AdminRoutes implements Api.Routes {
    private final Accounts accounts;
    private final Sessions sessions;
    private final CurrentSettings settings;
    private final String identitySecret;

    private record NewAccount(String name, @Nullable String displayName, String password, List<String> roles) {
        Accounts.Draft draft() {
            var shown = Objects.requireNonNullElse(displayName, name);
            return new Accounts.Draft(name, shown, password, Role.of(roles));
        }
    }

    private record AccountChange(
            @Nullable String displayName, @Nullable String password, @Nullable List<String> roles) {
        Accounts.Change change() {
            return new Accounts.Change(displayName, password, roles == null ? null : Role.of(roles));
        }
    }

    private record NewToken(String name, List<String> roles) {}

    private record TokenShown(String id, String name, Set<Role> roles, Instant createdAt, @Nullable String token) {
        static TokenShown of(Grant grant, @Nullable String secret) {
            return new TokenShown(grant.id(), grant.name(), grant.roles(), grant.createdAt(), secret);
        }
    }

    /** {@code identitySecret} signs the tokens by which a host page vouches for its customers. */
    public AdminRoutes(Accounts accounts, Sessions sessions, CurrentSettings settings, String identitySecret) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.identitySecret = identitySecret;
    }

    @Override
    public void mount(Api api) {
        api.on("accounts", this::accounts)
                .on("createAccount", this::createAccount)
                .on("changeAccount", this::changeAccount)
                .on("deleteAccount", ctx -> accounts.remove(id(ctx)).map(Answer.nothing()))
                .on("tokens", this::tokens)
                .on("createToken", this::createToken)
                .on("deleteToken", this::deleteToken)
                .on("settings", ctx -> Future.succeededFuture(shown(settings.now())))
                .on("changeSettings", this::changeSettings);
    }

    private Future<Answer> accounts(RoutingContext ctx) {
        return accounts.all()
                .map(all ->
                        Answer.ok(Map.of("accounts", all.stream().map(Shown::of).toList())));
    }

    private Future<Answer> createAccount(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, NewAccount.class);
        return accounts.create(wish.draft()).map(made -> Answer.created(Shown.of(made)));
    }

    private Future<Answer> changeAccount(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, AccountChange.class);
        return accounts.change(id(ctx), wish.change()).map(changed -> Answer.ok(Shown.of(changed)));
    }

    private Future<Answer> tokens(RoutingContext ctx) {
        return sessions.tokens()
                .map(all -> Answer.ok(Map.of(
                        "tokens",
                        all.stream().map(grant -> TokenShown.of(grant, null)).toList())));
    }

    private Future<Answer> createToken(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, NewToken.class);
        return sessions.createToken(wish.name(), Role.of(wish.roles()))
                .map(issued -> Answer.created(TokenShown.of(issued.grant(), issued.secret())));
    }

    private Future<Answer> deleteToken(RoutingContext ctx) {
        return sessions.revokeToken(id(ctx))
                .compose(revoked -> revoked
                        ? Future.succeededFuture(Answer.nothing())
                        : Future.failedFuture(Problem.of(ProblemKind.NOT_FOUND, "There is no such token.")));
    }

    private Future<Answer> changeSettings(RoutingContext ctx) {
        var change = BoundedBody.as(ctx, Settings.Change.class);
        return settings.change(old -> {
                    Version.mustBe(change.version(), kept(old));
                    return change.of(old, Instant.now());
                })
                .map(this::shown);
    }

    private Answer shown(Settings current) {
        var json = kept(current);
        return Answer.ok(json.put("version", Version.of(kept(current))).put("identitySecret", identitySecret));
    }

    /** What has an address of its own is read and changed there. */
    private static ObjectNode kept(Settings current) {
        return Json.object(current).without(List.of("canned", "experiment", "past", "house", "gradedShare"));
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
