package dev.evenhand.web.auth;

import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** Signing in and out, and one's own password. */
public final class SessionRoutes implements Api.Routes {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Throttle throttle;

    private record SignIn(String name, String password) {
        /** Under which attempts are counted. */
        String key() {
            return name.strip().toLowerCase(Locale.ROOT);
        }
    }

    private record NewPassword(String current, String password) {}

    /** An account as the contract shows it. */
    public record Shown(String id, String name, String displayName, Set<Role> roles) {
        public static Shown of(Grant grant) {
            return new Shown(grant.id(), grant.name(), grant.displayName(), grant.roles());
        }

        public static Shown of(Account account) {
            return of(Grant.of(account));
        }
    }

    public SessionRoutes(Accounts accounts, Sessions sessions, Throttle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Override
    public void mount(Api api) {
        api.on("signIn", this::signIn).on("signOut", this::signOut).on("changePassword", this::changePassword);
    }

    private Future<Answer> signIn(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, SignIn.class);
        var address = throttle.address(ctx.request());
        var pair = wish.key() + "|" + address;
        return throttle.take(Limit.SIGNING_IN, address)
                .compose(taken -> throttle.take(Limit.SIGNING_IN_AS, wish.key()))
                .compose(taken -> throttle.notPenalised(pair))
                .compose(free -> accounts.authenticate(wish.name().strip(), wish.password()))
                .compose(found -> found.map(account -> throttle.succeeded(pair).map(account))
                        .orElseGet(() -> throttle.failed(pair)
                                .compose(counted -> Future.failedFuture(Problem.of(ProblemKind.WRONG_CREDENTIALS)))))
                .compose(sessions::open)
                .map(issued -> welcome(ctx, issued));
    }

    private static Answer welcome(RoutingContext ctx, Sessions.Issued issued) {
        ctx.response().addCookie(SessionCookie.of(ctx, issued.secret()));
        return Answer.ok(Json.object(Shown.of(issued.grant())));
    }

    private Future<Answer> signOut(RoutingContext ctx) {
        ctx.response().addCookie(SessionCookie.of(ctx, "").setMaxAge(0));
        var session = Staff.of(ctx).session();
        return (session == null ? Future.<Void>succeededFuture() : sessions.end(session)).map(Answer.nothing());
    }

    private Future<Answer> changePassword(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, NewPassword.class);
        var me = Staff.of(ctx).grant();
        return throttle.take(Limit.SIGNING_IN_AS, me.name())
                .compose(taken -> accounts.authenticate(me.name(), wish.current()))
                .compose(found -> found.isPresent()
                        ? accounts.change(me.id(), new Accounts.Change(null, wish.password(), null))
                        : Future.failedFuture(Problem.field("current", "The current password is not right.")))
                .compose(sessions::open)
                .map(issued -> {
                    ctx.response().addCookie(SessionCookie.of(ctx, issued.secret()));
                    return Answer.nothing();
                });
    }
}
