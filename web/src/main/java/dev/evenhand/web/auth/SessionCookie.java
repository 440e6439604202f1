package dev.evenhand.web.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The cookie that carries a session's secret: out of reach of scripts and of other sites. */
public final class SessionCookie {
    private SessionCookie() {}

    /** Secure wherever the browser speaks https, also to a proxy before us. */
    public static Cookie of(RoutingContext ctx, String secret) {
        return Cookie.cookie(Admission.COOKIE, secret)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(ctx.request().isSSL() || "https".equals(ctx.request().getHeader("X-Forwarded-Proto")))
                .setSameSite(CookieSameSite.STRICT);
    }
}
