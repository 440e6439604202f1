package dev.evenhand.web.cli;

import dev.evenhand.web.measure.CrashRounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the desk forgets or doubles anything when nodes are killed. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Kill a node at work, start another, and look what is lost.",
            "It dies in the middle of offers, accepts and transfers; every chat must be held by exactly one, and every",
            "customer be able to go on writing."
        })
final class MeasureCrash implements Callable<Integer> {
    @Option(names = "--rounds", converter = Words.Count.class, description = "How often (${DEFAULT-VALUE}).")
    private int rounds = 25;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "An empty directory; a temporary one.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
        var place = directory == null ? Files.createTempDirectory("evenhand-crash") : directory;
        return new CrashRounds(place, System.out).run(rounds) ? 0 : 1;
    }
}
