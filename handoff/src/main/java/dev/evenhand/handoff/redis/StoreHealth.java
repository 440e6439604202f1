package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether Redis keeps what it is given.
 *
 * @param reachable whether it answers
 * @param warnings sentences an operator can act on; empty when eviction is off and writes are persisted
 */
public record StoreHealth(boolean reachable, List<String> warnings) {
    private static final List<Integer> OLDEST = List.of(6, 2);

    /** Asks the server now; never fails. */
    static Future<StoreHealth> of(RedisLink link) {
        return link.send(Command.INFO)
                .map(info -> new StoreHealth(true, warnings(lines(info))))
                .otherwise(cause -> new StoreHealth(false, List.of("Redis cannot be reached.")));
    }

    static List<String> warnings(Map<String, String> info) {
        List<String> warnings = new ArrayList<>();
        String policy = info.getOrDefault("maxmemory_policy", "noeviction");
        if (!policy.equals("noeviction")) {
            warnings.add("Redis evicts keys (maxmemory-policy " + policy + "): set it to noeviction, "
                    + "or conversations will vanish.");
        }
        if (!"1".equals(info.get("aof_enabled"))) {
            warnings.add("Redis does not write an append-only file: set appendonly yes, "
                    + "or a crash loses acknowledged messages.");
        }
        if ("err".equals(info.get("aof_last_write_status"))) {
            warnings.add("Redis could not write its append-only file lately: look at its disk.");
        }
        String version = info.getOrDefault("redis_version", "0");
        if (!info.containsKey("valkey_version") && olderThanSupported(version)) {
            warnings.add("Redis " + version + " is too old: 6.2 or later is needed.");
        }
        return List.copyOf(warnings);
    }

    private static boolean olderThanSupported(String version) {
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return major < OLDEST.get(0) || (major == OLDEST.get(0) && minor < OLDEST.get(1));
    }

    private static Map<String, String> lines(@Nullable Response info) {
        Map<String, String> values = new HashMap<>();
        if (info != null) {
            info.toString().lines().filter(line -> line.contains(":")).forEach(line -> {
                int colon = line.indexOf(':');
                values.put(line.substring(0, colon), line.substring(colon + 1).strip());
            });
        }
        return values;
    }
}
