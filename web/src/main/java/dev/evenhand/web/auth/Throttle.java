package dev.evenhand.web.auth;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits as a route meets them: who asks, by address, and the 429 with the seconds to wait. */
public final class Throttle {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_BYTES = 16;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final Pattern WITH_PORT = Pattern.compile("^(?:\\[([^\\]]*)](?::\\d+)?|([\\d.]+):\\d+)$");

    private final Limits limits;
    private final Set<String> trustedProxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** X-Forwarded-For is believed from {@code trustedProxies} only, since anybody can send it. */
    public Throttle(Limits limits, List<String> trustedProxies) {
        this.limits = limits;
        this.trustedProxies = trustedProxies.stream().map(Throttle::host).collect(Collectors.toUnmodifiableSet());
    }

    public Future<Void> take(Limit limit, String who) {
        return take(limit, who, 1);
    }

    /** So many at once, or none of them. */
    public Future<Void> take(Limit limit, String who, int amount) {
        return limits.take(limit, who, amount).compose(Throttle::orWait);
    }

    /**
     * A password said under a name.
     *
     * @param name in lower case
     */
    record Attempt(String name, String address) {
        private String key() {
            return name + "|" + address;
        }
    }

    /**
     * Whether the password may be looked at. An address that failed often must wait; one that signed in under this name
     * before need not care about others; all others together share the bucket of the name. So strangers who guess
     * neither get far nor shut out its owner.
     */
    Future<Void> permit(Attempt attempt) {
        return limits.penalty(attempt.key())
                .compose(Throttle::orWait)
                .compose(free -> limits.known(attempt.key()))
                .compose(known -> known ? Future.succeededFuture() : take(Limit.SIGNING_IN_AS, attempt.name()));
    }

    Future<Void> failed(Attempt attempt) {
        return limits.failed(attempt.key());
    }

    Future<Void> succeeded(Attempt attempt) {
        return limits.succeeded(attempt.key());
    }

    private static Future<Void> orWait(Duration wait) {
        return wait.isZero()
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.later(ProblemKind.TOO_MANY_REQUESTS, wait));
    }

    /**
     * Who calls, as far as it is counted: the last address that no trusted proxy has added. Of an IPv6 address the
     * network, since whoever has one has all of its addresses.
     */
    public String address(HttpServerRequest request) {
        var peer = request.remoteAddress() == null
                ? "unknown"
                : host(request.remoteAddress().hostAddress());
        var forwarded = request.headers().getAll(FORWARDED_FOR);
        if (forwarded.isEmpty()) {
            return network(peer);
        }
        if (!trustedProxies.contains(peer)) {
            warnOnce(peer);
            return network(peer);
        }
        return network(lastUntrusted(forwarded, peer));
    }

    /** Each proxy adds to the last line, or a line of its own. */
    private String lastUntrusted(List<String> forwarded, String peer) {
        var hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = host(hops[i].strip());
            if (!trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return peer;
    }

    /**
     * One spelling for one host: without the port some proxies add, and as IPv4 where a dual-stack socket shows that as
     * {@code ::ffff:0:0/96} (RFC 4291, 2.5.5.2). What is no address stays as it is.
     */
    private static String host(String written) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(
                WITH_PORT.matcher(written).replaceFirst("$1$2"));
        return bytes == null ? written : NetUtil.bytesToIpAddress(mapped(bytes) ? four(bytes) : bytes);
    }

    private static boolean mapped(byte[] bytes) {
        return bytes.length == IPV6_BYTES && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    private static byte[] four(byte[] mapped) {
        return Arrays.copyOfRange(mapped, MAPPED.length, IPV6_BYTES);
    }

    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) + "::/64"
                : address;
    }

    private void warnOnce(String peer) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} sends X-Forwarded-For but is no trusted proxy, so all who come through it are limited as one;"
                            + " name it in EVENHAND_TRUSTED_PROXIES if it is yours",
                    peer);
        }
    }
}
