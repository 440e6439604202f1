package dev.evenhand.web.cli;

import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.node.OnSignal;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The top of the command line; without a command it serves. */
@Command(
        name = "evenhand",
        version = "evenhand 0.1.0",
        mixinStandardHelpOptions = true,
        description = "Customer-service chat that measures its bot and its people by the same rules.",
        footer = {
            "",
            "Without a command: serve. Settings come from options, the environment, then evenhand.yaml;",
            "every one is described in evenhand.sample.yaml inside the jar.",
            "Exit status: 0 done, 1 failed, 2 wrong words or settings."
        },
        subcommands = {
            Serve.class,
            Demo.class,
            Import.class,
            ArticlesCommand.class,
            Recount.class,
            Evaluate.class,
            Simulate.class,
            Measure.class,
            CommandLine.HelpCommand.class
        })
public final class Evenhand {
    private static final Logger LOG = LoggerFactory.getLogger(Evenhand.class);
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;

    private Evenhand() {}

    /** Runs one command and returns the exit status: 0 done, 1 failed, 2 wrong words or settings. */
    public static int run(String... words) {
        var line = new CommandLine(new Evenhand());
        line.setExecutionExceptionHandler(told());
        return line.execute(words.length == 0 ? new String[] {"serve"} : words);
    }

    /**
     * A wrong setting is the operator's to mend and needs no stack trace; neither does work cut short by a signal.
     * Anything else leaves one in the log.
     */
    private static IExecutionExceptionHandler told() {
        return (failure, command, parsed) -> {
            if (failure instanceof BadConfig) {
                command.getErr().println(failure.getMessage());
                return WRONG_SETTINGS;
            }
            if (OnSignal.told()) {
                return FAILED;
            }
            var cause =
                    failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
            LOG.error("{} could not be done", command.getCommandName(), cause);
            command.getErr().println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            return FAILED;
        };
    }
}
