package dev.evenhand.web.settings;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings in force on this node: read at the start, again when told of a change, and once a minute in case nobody was. */
public final class CurrentSettings {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final SettingsStore store;
    private final List<String> operatorsOrigins;
    private volatile Settings settings = Settings.FRESH;
    private volatile Set<String> origins = Set.of();
    private long timer = -1;

    /** {@code operatorsOrigins} from the configuration are allowed as well. */
    public CurrentSettings(Vertx vertx, SettingsStore store, List<String> operatorsOrigins) {
        this.vertx = vertx;
        this.store = store;
        this.operatorsOrigins = List.copyOf(operatorsOrigins);
    }

    public Future<Void> start() {
        store.onChange(this::refresh);
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> refresh());
        return store.read().map(this::take).mapEmpty();
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** While the store is away the last known settings stay in force. */
    private void refresh() {
        store.read().onSuccess(this::take);
    }

    private Settings take(Settings read) {
        origins = Stream.concat(read.origins().stream(), operatorsOrigins.stream())
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        settings = read;
        return read;
    }

    public Settings now() {
        return settings;
    }

    /** In lower case, as browsers write them. */
    public Set<String> origins() {
        return origins;
    }

    /** Makes new settings of those in the store, and keeps them. */
    public Future<Settings> change(UnaryOperator<Settings> change) {
        return store.change(change).map(this::take);
    }
}
