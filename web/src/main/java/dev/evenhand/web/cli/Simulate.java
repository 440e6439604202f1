package dev.evenhand.web.cli;

import dev.evenhand.metrics.statistics.randomised.AcceptanceSimulation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the statistics against a world whose truth is known. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "How often does each comparison tell the truth?",
            "Six topics, the bot gets the easy ones, people are five points better on every topic:",
            "counts how often the interval of each comparison covers the true difference."
        })
final class Simulate implements Callable<Integer> {
    @Option(
            names = "--runs",
            converter = Words.Count.class,
            description = "Worlds to draw for each size (${DEFAULT-VALUE}).")
    private int runs = 10_000;

    @Option(
            names = "--contacts",
            split = ",",
            converter = Words.Contacts.class,
            description = "Contacts in a world (${DEFAULT-VALUE}).")
    private List<Integer> contacts = List.of(500, 2_000, 10_000);

    @Option(names = "--seed", description = "The same seed draws the same worlds (${DEFAULT-VALUE}).")
    private long seed = 7;

    @Override
    public Integer call() {
        System.out.printf(
                "%10s %10s %12s %21s %13s%n",
                "contacts", "raw mean", "raw covers", "like for like covers", "false alarms");
        for (int size : contacts) {
            var outcome = AcceptanceSimulation.run(AcceptanceSimulation.Plan.of(runs, size, seed));
            System.out.printf(
                    "%,10d %+10.4f %12.4f %21.4f %13.4f%n",
                    size,
                    outcome.rawMean(),
                    outcome.rawCoverage(),
                    outcome.likeForLikeCoverage(),
                    outcome.falseAlarms());
        }
        return 0;
    }
}
