package dev.evenhand.web.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeProcessTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"EVENHAND_DATA_DIR", "EVENHAND_ATTACHMENTS_DIR"})
    void aDirectoryThatCannotBeMadeIsNamedBeforeAnythingStarts(String name) throws Exception {
        var below = Files.createFile(directory.resolve("file")).resolve("below");
        var settings = new HashMap<>(Map.of(
                "EVENHAND_HTTP_PORT",
                "0",
                "EVENHAND_DATA_DIR",
                directory.resolve("data").toString()));
        settings.put(name, below.toString());

        assertThatThrownBy(() -> NodeProcess.run(Config.read(settings, null), Node.Extras.NONE))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining(name + " " + below);
    }

    @Test
    void aRedisThatIsNotThereIsToldAsSuchAndALinkToADirectoryIsOne() throws Exception {
        var link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("data")));
        var settings = Map.of(
                "EVENHAND_HTTP_PORT", "0",
                "EVENHAND_DATA_DIR", link.toString(),
                "EVENHAND_REDIS_URL", "redis://127.0.0.1:1");

        assertThatThrownBy(() -> NodeProcess.run(Config.read(settings, null), Node.Extras.NONE))
                .hasStackTraceContaining("The external Redis cannot be used: Connection refused");
    }
}
