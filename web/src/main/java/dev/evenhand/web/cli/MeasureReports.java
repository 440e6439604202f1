package dev.evenhand.web.cli;

import dev.evenhand.web.measure.ReportsMeasurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the reports are over many conversations. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = {
            "Every report over many synthetic outcomes.",
            "They go through the real import into an embedded Redis of its own in a temporary directory. Told are time,",
            "memory, how soon a new outcome shows, and how long the view takes to be rebuilt."
        })
final class MeasureReports implements Callable<Integer> {
    @Option(names = "--rows", converter = Words.Count.class, description = "Outcomes to import (${DEFAULT-VALUE}).")
    private int rows = 1_000_000;

    @Option(
            names = "--copies",
            converter = Words.Count.class,
            description = "Then ask again with each row copied so often in the view (${DEFAULT-VALUE}).")
    private int copies = 1;

    @Option(
            names = "--times",
            converter = Words.Count.class,
            description = "How often each report is asked for its median (${DEFAULT-VALUE}).")
    private int times = 7;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = {
                "Also ask a PostgreSQL, such as postgresql://user@127.0.0.1:5432/postgres, the same of a table of events",
                "as help desks have it, in a schema evenhand_measure that is dropped afterwards; needs psql on the path."
            })
    private @Nullable String postgres;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "The most the measured program's heap may hold, as -Xmx takes it (${DEFAULT-VALUE}).")
    private String heap = "512m";

    @Option(names = "--within", hidden = true, description = "This is the measured program.")
    private boolean within;

    @Override
    public Integer call() throws Exception {
        if (!within) {
            return measured().waitFor();
        }
        new ReportsMeasurement(new ReportsMeasurement.Size(rows, copies, times), postgres, System.out).run();
        return 0;
    }

    /** A program of its own, so that its heap has the bound that is asked for and holds nothing else. */
    private Process measured() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.evenhand.web.Main",
                "measure",
                "reports",
                "--within",
                "--rows=" + rows,
                "--copies=" + copies,
                "--times=" + times));
        if (postgres != null) {
            command.add("--postgres=" + postgres);
        }
        return new ProcessBuilder(command).inheritIO().start();
    }
}
