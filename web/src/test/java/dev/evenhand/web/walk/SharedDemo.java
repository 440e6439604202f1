package dev.evenhand.web.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One demo and one browser for all tests that leave it as they found it; it ends with the last of them. */
final class SharedDemo implements BeforeAllCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedDemo.class);

    /** A running demo and the folder its data lies in. */
    private record Open(Path directory, DemoTour tour) implements AutoCloseable {
        static Open begin(String key) {
            try {
                var directory = Files.createTempDirectory("evenhand-" + key);
                return new Open(directory, DemoTour.start(Files.createDirectories(directory.resolve("data"))));
            } catch (RuntimeException skipped) {
                throw skipped;
            } catch (Exception failure) {
                throw new IllegalStateException("the demo did not start", failure);
            }
        }

        @Override
        public void close() throws IOException {
            tour.close();
            try (Stream<Path> paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DemoTour.class;
    }

    @Override
    public DemoTour resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return open(context).tour();
    }

    private static Open open(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("demo", Open::begin, Open.class);
    }
}
