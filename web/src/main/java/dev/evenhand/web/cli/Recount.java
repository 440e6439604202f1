package dev.evenhand.web.cli;

import dev.evenhand.web.node.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes every outcome again from the conversation it came from. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = {
            "Fold every conversation log anew and compare with the stored outcomes.",
            "What is right stays; what is missing or differs gets a new version. Contacts that an older version did not",
            "count among their customer's are added there. Imported rows have no log and stay.",
            "Safe to repeat, and while a node runs: a second recount finds everything unchanged."
        })
final class Recount implements Callable<Integer> {
    @Mixin
    private NodeSettings settings = new NodeSettings();

    @Override
    public Integer call() throws Exception {
        var config = settings.read();
        Store.require(config);
        try (var store = Store.open(config)) {
            var counted = Store.await(store.recount());
            System.out.printf(
                    "%,d closed conversations recounted: %,d were missing, %,d differed, %,d are unchanged%n",
                    counted.fresh() + counted.replaced() + counted.unchanged(),
                    counted.fresh(),
                    counted.replaced(),
                    counted.unchanged());
            return 0;
        }
    }
}
