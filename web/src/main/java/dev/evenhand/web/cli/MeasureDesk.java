package dev.evenhand.web.cli;

import dev.evenhand.web.measure.DeskMeasurement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast and how right the desk is under a crowd. */
@Command(
        name = "desk",
        mixinStandardHelpOptions = true,
        description = {
            "The desk under a crowd.",
            "A race of agents for one line, arrivals at a steady pace, and a long line in Redis's own time,",
            "on an embedded Redis of its own in a temporary directory."
        })
final class MeasureDesk implements Callable<Integer> {
    @Option(
            names = "--tickets",
            converter = Words.Count.class,
            description = "Tickets raced for, and customers in the long line (${DEFAULT-VALUE}).")
    private int tickets = 10_000;

    @Option(
            names = "--agents",
            converter = Words.Count.class,
            description = "Agents, spread over the event loops (${DEFAULT-VALUE}).")
    private int agents = 50;

    @Option(names = "--loops", converter = Words.Count.class, description = "Event loops (${DEFAULT-VALUE}).")
    private int loops = 4;

    @Option(
            names = "--rate",
            converter = Words.Count.class,
            description = "Customers arriving each second (${DEFAULT-VALUE}).")
    private int rate = 100;

    @Option(
            names = "--mixed",
            description = "Nine of ten in the long line ask for languages nobody present speaks, and stand in front.")
    private boolean mixed;

    @Override
    public Integer call() throws Exception {
        return new DeskMeasurement(new DeskMeasurement.Size(tickets, agents, loops, rate, mixed), System.out).run()
                ? 0
                : 1;
    }
}
