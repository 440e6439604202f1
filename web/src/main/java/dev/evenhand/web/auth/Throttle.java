package dev.evenhand.web.auth;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Limits as a route meets them: who asks, by address, and the 429 with the seconds to wait. */
public final class Throttle {
    private final Limits limits;
    private final Set<String> trustedProxies;

    /** X-Forwarded-For is believed from {@code trustedProxies} only, since anybody can send it. */
    public Throttle(Limits limits, List<String> trustedProxies) {
        this.limits = limits;
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    public Future<Void> take(Limit limit, String who) {
        return limits.take(limit, who).compose(Throttle::orWait);
    }

    Future<Void> notPenalised(String who) {
        return limits.penalty(who).compose(Throttle::orWait);
    }

    Future<Void> failed(String who) {
        return limits.failed(who);
    }

    Future<Void> succeeded(String who) {
        return limits.succeeded(who);
    }

    private static Future<Void> orWait(Duration wait) {
        return wait.isZero()
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.later(ProblemKind.TOO_MANY_REQUESTS, wait));
    }

    /** The caller's address: the last one that no trusted proxy has added. */
    public String address(HttpServerRequest request) {
        var peer = request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        var hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            if (!trustedProxies.contains(hops[i].strip())) {
                return hops[i].strip();
            }
        }
        return peer;
    }
}
