package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.activity.Activity;
import dev.evenhand.web.activity.ActivityLog;
import dev.evenhand.web.http.Json;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Activities as JSON in one stream, whose entry ids are theirs. */
public final class RedisActivity implements ActivityLog {
    private static final String STREAM = "u:{staff}:activity";
    private static final String FIELD = "done";

    private final RedisLink link;

    public RedisActivity(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Void> append(Activity activity) {
        return link.send(Command.XADD, STREAM, "MAXLEN", "~", Integer.toString(MOST), "*", FIELD, Json.text(activity))
                .mapEmpty();
    }

    @Override
    public Future<List<Entry>> before(@Nullable String id, int most) {
        return link.send(Command.XREVRANGE, STREAM, id == null ? "+" : "(" + id, "-", "COUNT", Integer.toString(most))
                .map(RedisActivity::entries);
    }

    private static List<Entry> entries(@Nullable Response found) {
        return found == null
                ? List.of()
                : found.stream()
                        .map(entry -> new Entry(
                                entry.get(0).toString(),
                                Json.read(entry.get(1).get(1).toBytes(), Activity.class)))
                        .toList();
    }
}
