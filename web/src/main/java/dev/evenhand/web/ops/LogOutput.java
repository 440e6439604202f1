package dev.evenhand.web.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * The log: standard error, plain or one JSON object a line as {@code EVENHAND_LOG_FORMAT} says.
 *
 * <p>Set up here because reading an XML file takes half a second of every start. Who wants another log names a file of
 * Logback's own form in the system property {@code logback.configurationFile}.
 */
public final class LogOutput extends ContextAwareBase implements Configurator {
    private static final String PLAIN = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n%ex{full}";

    /** For Logback, which finds it as a service. */
    public LogOutput() {}

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(output(logs, "json".equals(System.getenv("EVENHAND_LOG_FORMAT")) ? json() : plain()));
        logs.getLogger("io.netty").setLevel(Level.WARN);
        // Both warn of their own defaults at every start.
        logs.getLogger("ai.djl").setLevel(Level.ERROR);
        logs.getLogger("io.micrometer").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From here on nothing is worth a line. */
    public static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
        }
    }

    private static ConsoleAppender<ILoggingEvent> output(LoggerContext logs, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(logs);
        encoder.start();
        var output = new ConsoleAppender<ILoggingEvent>();
        output.setContext(logs);
        output.setName("out");
        output.setTarget("System.err");
        output.setEncoder(encoder);
        output.start();
        return output;
    }

    private static Encoder<ILoggingEvent> plain() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(PLAIN);
        return encoder;
    }

    private static Encoder<ILoggingEvent> json() {
        var encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithArguments(false);
        encoder.setWithMDC(false);
        encoder.setWithContext(false);
        return encoder;
    }
}
