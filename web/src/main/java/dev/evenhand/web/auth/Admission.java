package dev.evenhand.web.auth;

import dev.evenhand.web.http.Gate;
import dev.evenhand.web.http.Operation;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate before every operation.
 *
 * <p>A wrong token is 401, a good token for another conversation 404, whether or not such a conversation exists: neither
 * answer tells anything about conversations one has no token for.
 */
public final class Admission implements Gate {
    /** The session's cookie. */
    public static final String COOKIE = "evenhand_session";

    private final SignedTokens conversations;
    private final Sessions sessions;

    public Admission(SignedTokens conversations, Sessions sessions) {
        this.conversations = conversations;
        this.sessions = sessions;
    }

    @Override
    public Future<Void> admit(RoutingContext ctx, Operation operation) {
        var access = operation.access();
        if (access.contains("public")) {
            return sameOriginIfSession(ctx, operation);
        }
        var bearer = bearer(ctx);
        if (bearer != null && !Sessions.isToken(bearer)) {
            return access.contains("customer") ? customer(ctx, bearer) : refuse();
        }
        return Set.of("customer").equals(access) ? refuse() : staff(ctx, operation, bearer);
    }

    /** Signing in and out change what a browser carries, so another site must not be able to have it done. */
    private static Future<Void> sameOriginIfSession(RoutingContext ctx, Operation operation) {
        return operation.embeddable() || Origins.own(ctx.request())
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.of(ProblemKind.WRONG_ORIGIN));
    }

    private Future<Void> customer(RoutingContext ctx, String token) {
        return conversations
                .subject(token)
                .map(subject -> subject.equals(ctx.pathParam("id"))
                        ? Future.<Void>succeededFuture()
                        : Future.<Void>failedFuture(Problem.of(
                                ProblemKind.NOT_FOUND, "There is no such conversation, or it is no longer kept.")))
                .orElseGet(Admission::refuse);
    }

    private Future<Void> staff(RoutingContext ctx, Operation operation, @Nullable String bearer) {
        if (bearer != null) {
            return sessions.byToken(bearer).compose(found -> allowed(ctx, operation, found));
        }
        @Nullable Cookie cookie = ctx.request().getCookie(COOKIE);
        if (cookie == null) {
            return refuse();
        }
        if (changes(operation) && !Origins.own(ctx.request())) {
            return Future.failedFuture(Problem.of(ProblemKind.WRONG_ORIGIN));
        }
        return sessions.bySession(cookie.getValue()).compose(found -> allowed(ctx, operation, found));
    }

    private static Future<Void> allowed(RoutingContext ctx, Operation operation, Optional<Staff> found) {
        if (found.isEmpty()) {
            return refuse();
        }
        var staff = found.get();
        if (!staff.hasAny(operation.access())) {
            var wanted =
                    String.join(" or ", operation.access().stream().sorted().toList());
            return Future.failedFuture(Problem.of(ProblemKind.NOT_ALLOWED, "This needs the role " + wanted + "."));
        }
        staff.keep(ctx);
        return Future.succeededFuture();
    }

    private static boolean changes(Operation operation) {
        return !operation.method().equals(HttpMethod.GET);
    }

    private static @Nullable String bearer(RoutingContext ctx) {
        var header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static <T> Future<T> refuse() {
        return Future.failedFuture(Problem.of(ProblemKind.NOT_SIGNED_IN));
    }
}
