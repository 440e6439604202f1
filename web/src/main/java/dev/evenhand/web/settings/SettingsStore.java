package dev.evenhand.web.settings;

import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** Where settings are kept for all nodes. */
public interface SettingsStore {
    Future<Settings> read();

    /** Keeps what {@code change} makes of the settings; of two changes at the same moment none is lost. */
    Future<Settings> change(UnaryOperator<Settings> change);

    /** Calls back after a change by any node. */
    void onChange(Runnable changed);
}
