package dev.evenhand.web.cli;

import dev.evenhand.web.node.Node;
import dev.evenhand.web.node.NodeProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a node until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run Evenhand (the default).")
final class Serve implements Callable<Integer> {
    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Override
    public Integer call() throws Exception {
        return NodeProcess.run(settings.read(), Node.Extras.NONE);
    }
}
