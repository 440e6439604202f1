package dev.evenhand.web.cli;

import dev.evenhand.web.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options shared by every command that starts a node; they win over environment and file. */
final class NodeSettings {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings; ./evenhand.yaml when there is one.")
    private @Nullable Path file;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen (127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen (8080); 0 for any free port.")
    private @Nullable String port;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Where everything is kept (./data).")
    private @Nullable String dataDir;

    /** Reads the settings anew.
     *
     * @throws dev.evenhand.web.config.BadConfig naming every wrong value
     */
    Config read() {
        var environment = new HashMap<>(System.getenv());
        put(environment, "EVENHAND_HTTP_HOST", host);
        put(environment, "EVENHAND_HTTP_PORT", port);
        put(environment, "EVENHAND_DATA_DIR", dataDir);
        return Config.read(environment, configFile());
    }

    private @Nullable Path configFile() {
        if (file != null) {
            return file;
        }
        var named = System.getenv("EVENHAND_CONFIG");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        var beside = Path.of("evenhand.yaml");
        return Files.exists(beside) ? beside : null;
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
