package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.Cell;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.settings.Settings;
import dev.evenhand.web.settings.SettingsStore;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Settings as one JSON text; a change is told to every node. */
public final class RedisSettings implements SettingsStore {
    private static final String CHANNEL = "settings-changed";

    private final RedisLink link;
    private final Cell settings;

    public RedisSettings(RedisLink link) {
        this.link = link;
        this.settings = new Cell(link, "u:{staff}:settings");
    }

    @Override
    public Future<Settings> read() {
        return settings.read().map(RedisSettings::read);
    }

    private static Settings read(String kept) {
        return kept.isEmpty() ? Settings.FRESH : Json.read(kept.getBytes(StandardCharsets.UTF_8), Settings.class);
    }

    @Override
    public Future<Settings> change(UnaryOperator<Settings> change) {
        return settings.change(kept -> Json.text(change.apply(read(kept))))
                .map(RedisSettings::read)
                .compose(changed -> link.publish(CHANNEL, "").otherwiseEmpty().map(changed));
    }

    @Override
    public void onChange(Runnable changed) {
        link.subscribe(CHANNEL, payload -> changed.run());
    }
}
