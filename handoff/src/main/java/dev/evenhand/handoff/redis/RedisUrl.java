package dev.evenhand.handoff.redis;

import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.net.URI;
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
            Pattern.compile("(rediss?)(\\+sentinel|\\+cluster)?://(?:([^@/]*)@)?([^/@]+)(?:/([^/]*))?(?:/(\\d+))?");
    /** Commands on the wire without an answer yet; more fail at once rather than pile up. */
    private static final int MOST_WAITING = 16_384;

    private RedisUrl() {}

    /**
     * Reads one of the three forms.
     *
     * @throws IllegalArgumentException naming the expected forms, never the password
     */
    public static RedisOptions options(String url) {
        Matcher parts = FORM.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("The Redis address must read redis://[user:password@]host[:port][/db], "
                    + "redis+sentinel://host:port,host:port/master-name or redis+cluster://host:port,host:port "
                    + "(rediss for TLS).");
        }
        RedisOptions options = new RedisOptions().setMaxWaitingHandlers(MOST_WAITING);
        options.getNetClientOptions().setTcpNoDelay(true).setConnectTimeout(3_000);
        String kind = parts.group(2) == null ? "" : parts.group(2);
        return switch (kind) {
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

    /** The number of the database behind the address; empty for the first. */
    static String database(RedisOptions options) {
        String path = URI.create(options.getEndpoint()).getPath();
        String database = path == null ? "" : path.replaceFirst("^/", "");
        return database.equals("0") ? "" : database;
    }

    private static List<String> endpoints(Matcher parts, @Nullable String database) {
        String user = parts.group(3) == null ? "" : parts.group(3) + "@";
        String path = database == null || database.isEmpty() ? "" : "/" + database;
        List<String> endpoints = new ArrayList<>();
        for (String host : parts.group(4).split(",", -1)) {
            endpoints.add(parts.group(1) + "://" + user + host.strip() + path);
        }
        return endpoints;
    }
}
