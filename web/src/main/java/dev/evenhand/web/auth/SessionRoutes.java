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
import java.util.Optional;
import java.util.Set;

/** Signing in and out, and one's own password. */
public final class SessionRoutes implements Api.Routes {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Throttle throttle;

    private record SignIn(String name, String password) {}

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
        return throttle.take(Limit.SIGNING_IN, throttle.address(ctx.request()))
                .compose(taken -> known(ctx, wish.name().strip(), wish.password()))
                .compose(found -> found.map(this::opened)
                        .orElseGet(() -> Future.failedFuture(Problem.of(ProblemKind.WRONG_CREDENTIALS))))
                .map(issued -> welcome(ctx, issued));
    }

    /** The account whose password this is, counted under the name and from where it was tried. */
    private Future<Optional<Account>> known(RoutingContext ctx, String name, String password) {
        var attempt = new Throttle.Attempt(name.toLowerCase(Locale.ROOT), throttle.address(ctx.request()));
        return throttle.permit(attempt)
                .compose(free -> accounts.authenticate(name, password))
                .compose(found ->
                        (found.isPresent() ? throttle.succeeded(attempt) : throttle.failed(attempt)).map(found));
    }

    /**
     * A session for who the account says they are. A change of the account ends its sessions; one that is opened just after,
     * of the account as it was before, would outlive it.
     */
    private Future<Sessions.Issued> opened(Account account) {
        return sessions.open(account).compose(issued -> accounts.stands(account)
                .compose(stands -> stands
                        ? Future.succeededFuture(issued)
                        : sessions.end(issued)
                                .compose(ended -> Future.failedFuture(Problem.of(ProblemKind.WRONG_CREDENTIALS)))));
    }

    private static Answer welcome(RoutingContext ctx, Sessions.Issued issued) {
        ctx.response().addCookie(SessionCookie.of(ctx, issued.secret()));
        return Answer.ok(Json.object(Shown.of(issued.grant())));
    }

    private Future<Answer> signOut(RoutingContext ctx) {
        ctx.response().addCookie(SessionCookie.of(ctx, "").setMaxAge(0));
        return sessions.end(Staff.of(ctx)).map(Answer.nothing());
    }

    private Future<Answer> changePassword(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, NewPassword.class);
        var me = Staff.of(ctx).grant();
        return known(ctx, me.name(), wish.current())
                .compose(found -> found.isPresent()
                        ? accounts.change(me.id(), new Accounts.Change(null, wish.password(), null))
                        : Future.failedFuture(Problem.field("current", "The current password is not right.")))
                .compose(this::opened)
                .map(issued -> {
                    ctx.response().addCookie(SessionCookie.of(ctx, issued.secret()));
                    return Answer.nothing();
                });
    }
}
