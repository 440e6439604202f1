package dev.evenhand.web.cli;

import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.node.OnSignal;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        line.setParameterExceptionHandler((wrong, given) -> mistyped(wrong));
        return line.execute(words.length == 0 ? new String[] {"serve"} : words);
    }

    /** One sentence, for the whole help would hide it; and where the right words stand. */
    private static int mistyped(ParameterException wrong) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        var unknown = wrong instanceof UnmatchedArgumentException unmatched ? unmatched : null;
        var commands = command.getSubcommands().entrySet().stream()
                .filter(known ->
                        !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
        if (unknown != null && !unknown.isUnknownOption() && !commands.isEmpty()) {
            err.println("There is no command " + unknown.getUnmatched().get(0) + "; there are "
                    + String.join(", ", commands) + ".");
        } else {
            err.println(wrong.getMessage());
            if (unknown != null && unknown.isUnknownOption()) {
                UnmatchedArgumentException.printSuggestions(wrong, err);
            } else if (!commands.isEmpty()) {
                err.println("There are " + String.join(", ", commands) + ".");
            }
        }
        err.println("What there is: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_SETTINGS;
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
                OnSignal.awaitEnd();
            }
            var cause =
                    failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
            LOG.error("{} could not be done", command.getCommandName(), cause);
            command.getErr().println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            return FAILED;
        };
    }
}
