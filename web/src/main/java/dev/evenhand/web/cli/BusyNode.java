package dev.evenhand.web.cli;

import dev.evenhand.web.measure.BusyDesk;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The node that {@link MeasureCrash} kills. */
@Command(name = "busy-desk", hidden = true, description = "A node under work, until it is killed.")
final class BusyNode implements Callable<Integer> {
    @Parameters(paramLabel = "DIR")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws Exception {
        BusyDesk.run(directory, System.out);
        return 0;
    }
}
