package dev.evenhand.web.cli;

import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.config.Config;
import dev.evenhand.web.demo.Showroom;
import dev.evenhand.web.node.NodeProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a node to look at, on loopback and in a directory of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Run Evenhand with a sample shop, demo accounts and ninety days of synthetic history.")
final class Demo implements Callable<Integer> {
    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Override
    public Integer call() throws Exception {
        var config = settings.read();
        if (!config.http().loopback()) {
            throw new BadConfig(List.of("EVENHAND_HTTP_HOST must be a loopback address for the demo: its passwords are"
                    + " on its front page"));
        }
        if (config.redisUrl() != null) {
            throw new BadConfig(List.of("EVENHAND_REDIS_URL cannot be used by the demo: its synthetic history would mix"
                    + " with real conversations; unset it"));
        }
        return NodeProcess.run(inItsOwnDirectory(config), new Showroom());
    }

    /** Invented history must never stand beside a real one, so the default directory is not the one of {@code serve}. */
    private static Config inItsOwnDirectory(Config config) {
        var untold = config.dataDir().equals(Path.of(Config.DATA_DIR));
        return untold ? config.withDataDir(config.dataDir().resolve("demo")) : config;
    }
}
