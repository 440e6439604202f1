package dev.evenhand.web.auth;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a browser's request comes from our own pages. */
public final class Origins {
    private Origins() {}

    /**
     * True for our own pages and for callers that are no browsers: every browser names the Origin or Sec-Fetch-Site of
     * a request that changes something.
     */
    static boolean own(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null) {
            return site.equals("same-origin") || (site.equals("none") && origin == null);
        }
        return origin == null || isHost(origin, request);
    }

    /** Whether an Origin equals the Host the request was sent to. */
    public static boolean isHost(String origin, HttpServerRequest request) {
        var host = host(origin);
        var authority = request.authority();
        return host != null
                && authority != null
                && host.equals(authority.toString().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String host(String origin) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnOrigin) {
            return null;
        }
    }
}
