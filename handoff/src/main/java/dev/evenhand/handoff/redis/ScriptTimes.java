package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long Redis itself is busy with each script, taken from its slow log with the threshold at nothing.
 *
 * <p>For measuring on a Redis of one's own: it changes the server's settings while it runs.
 */
public final class ScriptTimes {
    private static final String MOST_KEPT = "100000";
    private static final int MICROSECONDS = 2;
    private static final int WORDS = 3;

    private final RedisLink link;

    public ScriptTimes(RedisLink link) {
        this.link = link;
    }

    /** Forgets what was seen and watches from here on. */
    public Future<Void> begin() {
        return link.send(Command.CONFIG, "SET", "slowlog-max-len", MOST_KEPT)
                .compose(set -> link.send(Command.CONFIG, "SET", "slowlog-log-slower-than", "0"))
                .compose(set -> link.send(Command.SLOWLOG, "RESET"))
                .mapEmpty();
    }

    /** Microseconds of every run since {@link #begin}, by the script's name; ends the watch. */
    public Future<Map<String, List<Long>>> end() {
        return link.send(Command.CONFIG, "SET", "slowlog-log-slower-than", "-1")
                .compose(set -> link.send(Command.SLOWLOG, "GET", MOST_KEPT))
                .map(ScriptTimes::read);
    }

    private static Map<String, List<Long>> read(@Nullable Response entries) {
        Map<String, List<Long>> times = new TreeMap<>();
        if (entries != null) {
            entries.forEach(entry -> {
                Response words = entry.get(WORDS);
                if (words.size() > 1 && words.get(0).toString().equalsIgnoreCase("EVALSHA")) {
                    times.computeIfAbsent(Scripts.name(words.get(1).toString()), name -> new ArrayList<>())
                            .add(entry.get(MICROSECONDS).toLong());
                }
            });
        }
        return times;
    }
}
