package dev.evenhand.web.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Headers every answer carries; pages replace the policy by their own. */
final class SecurityHeaders implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (ctx.request().isSSL()) {
            ctx.response().putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        ctx.next();
    }
}
