package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.settings.Settings;
import dev.evenhand.web.settings.SettingsStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;

/** Settings as one JSON text; a change is told to every node. */
public final class RedisSettings implements SettingsStore {
    private static final String KEY = "u:{staff}:settings";
    private static final String CHANNEL = "settings-changed";

    private final RedisLink link;

    public RedisSettings(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Settings> read() {
        return link.send(Command.GET, KEY)
                .map(json -> json == null ? Settings.FRESH : Json.read(json.toBytes(), Settings.class));
    }

    @Override
    public Future<Void> write(Settings settings) {
        return link.send(Command.SET, KEY, Json.text(settings))
                .compose(stored -> link.publish(CHANNEL, "").otherwiseEmpty())
                .mapEmpty();
    }

    @Override
    public void onChange(Runnable changed) {
        link.subscribe(CHANNEL, payload -> changed.run());
    }
}
