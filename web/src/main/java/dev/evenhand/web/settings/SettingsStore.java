package dev.evenhand.web.settings;

import io.vertx.core.Future;

/** Where settings are kept for all nodes. */
public interface SettingsStore {
    Future<Settings> read();

    Future<Void> write(Settings settings);

    /** Calls back after a change by any node. */
    void onChange(Runnable changed);
}
