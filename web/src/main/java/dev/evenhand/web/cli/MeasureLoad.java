package dev.evenhand.web.cli;

import dev.evenhand.web.measure.BotLoadMeasurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the bot holds when many ask at once. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Questions at a steady pace against the whole bot.",
            "With the sample shop, on an embedded Redis of its own.",
            "Ends with an error where one was neither answered within the bot's deadline nor handed off in time,",
            "or where an event loop was blocked."
        })
final class MeasureLoad implements Callable<Integer> {
    @Option(names = "--rate", converter = Words.Count.class, description = "Questions a second (${DEFAULT-VALUE}).")
    private int rate = 50;

    @Option(names = "--seconds", converter = Words.Count.class, description = "For how long (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "An empty directory; a temporary one.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
        var place = directory == null ? Files.createTempDirectory("evenhand-load") : directory;
        return new BotLoadMeasurement(place, System.out).run(rate, seconds) ? 0 : 1;
    }
}
