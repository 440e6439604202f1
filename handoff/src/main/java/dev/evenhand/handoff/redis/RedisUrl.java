package dev.evenhand.handoff.redis;

import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of Redis in one of three forms; {@code rediss} instead of {@code redis} for TLS.
 *
 * <pre>
 * redis://[user:password@]host[:port][/db]
 * redis+sentinel://[user:password@]host:port,host:port/master-name[/db]
 * redis+cluster://[user:password@]host:port,host:port
 * </pre>
 */
public final class RedisUrl {
    private static final Pattern FORM =
            Pattern.compile("(rediss?)(\\+sentinel|\\+cluster)?://(?:([^@/]*)@)?([^/@]+)(?:/([^/]*))?(?:/(\\d{1,5}))?");
    /** What may stand in user and password as it is. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?:[\\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*");
    /** Commands on the wire without an answer yet; more fail at once rather than pile up. */
    private static final int MOST_WAITING = 16_384;

    private RedisUrl() {}

    /**
     * Whether the address can be read, so that an operator hears of it with all else that is wrong.
     *
     * @throws IllegalArgumentException naming the expected forms, never the password
     */
    public static void check(String url) {
        options(url);
    }

    /**
     * Reads one of the three forms.
     *
     * @throws IllegalArgumentException naming the expected forms, never the password
     */
    public static RedisOptions options(String url) {
        Matcher parts = FORM.matcher(url.strip());
        if (!parts.matches() || !known(parts)) {
            throw new IllegalArgumentException("The Redis address must read redis://[user:password@]host[:port][/db], "
                    + "redis+sentinel://host:port,host:port/master-name or redis+cluster://host:port,host:port "
                    + "(rediss for TLS). A / or @ in user or password is written %2F or %40.");
        }
        RedisOptions options = new RedisOptions().setMaxWaitingHandlers(MOST_WAITING);
        options.getNetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setConnectTimeout(3_000);
        return switch (kind(parts)) {
            case "+sentinel" ->
                options.setType(RedisClientType.SENTINEL)
                        .setRole(RedisRole.MASTER)
                        .setMasterName(parts.group(5) == null ? "mymaster" : parts.group(5))
                        .setAutoFailover(true)
                        .setEndpoints(endpoints(parts, parts.group(6)));
            case "+cluster" -> options.setType(RedisClientType.CLUSTER).setEndpoints(endpoints(parts, null));
            default -> options.setEndpoints(endpoints(parts, parts.group(5)));
        };
    }

    private static String kind(Matcher parts) {
        return parts.group(2) == null ? "" : parts.group(2);
    }

    /** Only sentinels have a name before the number of the database, and a cluster has one database alone. */
    private static boolean known(Matcher parts) {
        String first = parts.group(5) == null ? "" : parts.group(5);
        return switch (kind(parts)) {
            case "+sentinel" -> true;
            case "+cluster" -> first.isEmpty() && parts.group(6) == null;
            default -> first.matches("\\d{0,5}") && parts.group(6) == null;
        };
    }

    /** The number of the database behind the address; empty for the first. */
    static String database(RedisOptions options) {
        String path = URI.create(options.getEndpoint()).getPath();
        String database = path == null ? "" : path.replaceFirst("^/", "");
        return database.equals("0") ? "" : database;
    }

    private static List<String> endpoints(Matcher parts, @Nullable String database) {
        String credentials = parts.group(3) == null ? "" : parts.group(3);
        if (!CREDENTIALS.matcher(credentials).matches()) {
            throw new IllegalArgumentException("In the Redis address, user and password may hold letters, digits and "
                    + "-._~!$&'()*+,;= as they are; every other character must be percent-encoded, % itself as %25.");
        }
        String user = parts.group(3) == null ? "" : credentials + "@";
        String path = database == null || database.isEmpty() ? "" : "/" + database;
        List<String> endpoints = new ArrayList<>();
        for (String host : parts.group(4).split(",", -1)) {
            endpoints.add(checked(parts.group(1) + "://" + user + host.strip() + path));
        }
        return endpoints;
    }

    /** What the client would refuse later, with the whole address in its words, is refused here without. */
    private static String checked(String endpoint) {
        if (named(endpoint)) {
            return endpoint;
        }
        throw new IllegalArgumentException("The Redis address names no host: a host has letters, digits, dots and "
                + "hyphens, and a port from 1 to 65535 may follow after a colon.");
    }

    private static boolean named(String endpoint) {
        try {
            URI read = new URI(endpoint);
            return read.getHost() != null && read.getPort() != 0 && read.getPort() <= 65_535;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
