package dev.evenhand.web.server;

import dev.evenhand.web.settings.CurrentSettings;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages, their scripts and styles, and the libraries they load, all from the class path.
 *
 * <p>Pages and our own assets are asked for again each time (304 when unchanged); libraries carry their version in the
 * address and are kept for a year. No page may run a script that is not ours: inline ones (import maps) by their hash.
 */
final class Pages {
    private static final String WEBROOT = "webroot";
    private static final String LIBRARIES = "META-INF/resources/_static";
    private static final String REVALIDATE = "no-cache";
    private static final String A_YEAR = "public, max-age=31536000, immutable";
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    /** Pages with a file of their own. */
    private static final Map<String, String> FILES = Map.of("/chat", "widget", "/docs", "docs", "/shop", "shop");
    /** Pages that are one element in the frame they share: folder, style sheet, module and element have one name. */
    private static final Map<String, String> FRAMED =
            Map.of("/", "landing", "/agent", "agent", "/manager", "manager", "/signin", "signin");

    private static final String INTERFACE = "/api/";
    private static final String FRAME = WEBROOT + "/shared/page.html";

    private final CurrentSettings settings;
    private final boolean development;
    private final Map<String, Resource> held = new ConcurrentHashMap<>();

    /** In development nothing is held, so that a change shows at once, and the style guide is there. */
    Pages(CurrentSettings settings, boolean development) {
        this.settings = settings;
        this.development = development;
    }

    void mount(Router router) {
        FILES.forEach((path, folder) -> read(router, path).handler(page(() -> file(folder), folder.equals("widget"))));
        FRAMED.forEach((path, name) -> read(router, path).handler(page(() -> framed(name), false)));
        if (development) {
            read(router, "/styleguide").handler(page(() -> framed("styleguide"), false));
        }
        read(router, "/widget.js").handler(ctx -> asset(ctx, WEBROOT + "/widget/loader.js", REVALIDATE));
        read(router, "/assets/*").handler(ctx -> asset(ctx, WEBROOT + below(ctx, "/assets"), REVALIDATE));
        read(router, "/vendor/*").handler(ctx -> asset(ctx, LIBRARIES + below(ctx, "/vendor"), A_YEAR));
        read(router, "/*").handler(this::lost);
    }

    /** Whoever follows a wrong address in a browser is shown the doors there are; programs get the problem. */
    private void lost(RoutingContext ctx) {
        var accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || !accept.contains("text/html")
                || ctx.normalizedPath().startsWith(INTERFACE)) {
            ctx.next();
            return;
        }
        ctx.response().setStatusCode(HttpResponseStatus.NOT_FOUND.code());
        page(() -> framed("landing"), false).handle(ctx);
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private static String below(RoutingContext ctx, String prefix) {
        return ctx.normalizedPath().substring(prefix.length());
    }

    private Handler<RoutingContext> page(Supplier<Optional<Resource>> source, boolean embeddable) {
        return ctx -> source.get().ifPresentOrElse(page -> send(ctx, page, embeddable), ctx::next);
    }

    private Optional<Resource> file(String folder) {
        return find(WEBROOT + "/" + folder + "/index.html", Pages::read);
    }

    private Optional<Resource> framed(String name) {
        return find(name, element -> read(FRAME).map(frame -> filled(frame, element)));
    }

    private static Resource filled(Resource frame, String element) {
        var page = frame.content().toString(StandardCharsets.UTF_8).replace("{page}", element);
        return Resource.of(FRAME, page.getBytes(StandardCharsets.UTF_8));
    }

    private void send(RoutingContext ctx, Resource page, boolean embeddable) {
        var ancestors = embeddable ? "'self' " + String.join(" ", settings.origins()) : "'none'";
        ctx.response().putHeader("Content-Security-Policy", policy(page) + "; frame-ancestors " + ancestors.strip());
        page.send(ctx, REVALIDATE);
    }

    private static String policy(Resource page) {
        var hashes = INLINE.matcher(page.content().toString(StandardCharsets.UTF_8))
                .results()
                .map(script -> " 'sha256-" + hash(script.group(1)) + "'")
                .collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'" + hashes + "; style-src 'self'; img-src 'self' data: blob:; "
                + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";
    }

    private static String hash(String script) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Public files without anybody's data: pages of any origin may load them, as the embedded widget does. */
    private void asset(RoutingContext ctx, String name, String caching) {
        find(name, development ? Pages::read : Pages::lean)
                .ifPresentOrElse(
                        resource -> {
                            ctx.response()
                                    .putHeader("Access-Control-Allow-Origin", "*")
                                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
                            resource.send(ctx, caching);
                        },
                        ctx::next);
    }

    /** Only what was found is held, so that made-up addresses take no memory. */
    private Optional<Resource> find(String name, Function<String, Optional<Resource>> source) {
        var known = held.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var found = source.apply(name);
        if (!development) {
            found.ifPresent(resource -> held.put(name, resource));
        }
        return found;
    }

    /** Our own sources go out without their comments; libraries as they came. */
    private static Optional<Resource> lean(String name) {
        var found = read(name);
        return name.startsWith(WEBROOT) && Comments.mayStandIn(name)
                ? found.map(file -> Resource.of(
                        name,
                        Comments.removed(file.content().toString(StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)))
                : found;
    }

    private static Optional<Resource> read(String name) {
        if (name.contains("..") || name.endsWith("/") || name.contains("\\")) {
            return Optional.empty();
        }
        try (var in = Pages.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null || name.indexOf('.', name.lastIndexOf('/')) < 0) {
                return Optional.empty();
            }
            return Optional.of(Resource.of(name, in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
