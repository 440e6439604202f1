package dev.evenhand.web.walk;

import java.io.Closeable;
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

/** One of its kind for all test classes that name it, in a folder of its own; both go with the last of them. */
abstract class Shared<T extends Closeable> implements BeforeAllCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(Shared.class);

    private final Class<T> type;
    private final Beginning<T> beginning;

    Shared(Class<T> type, Beginning<T> beginning) {
        this.type = type;
        this.beginning = beginning;
    }

    /** Begins with the folder for its data. */
    @FunctionalInterface
    interface Beginning<T> {
        T in(Path data) throws Exception;
    }

    /** What is shared, and the folder its data lies in. */
    private record Open(Path directory, Closeable what) implements Closeable {
        @Override
        public void close() throws IOException {
            what.close();
            delete(directory);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public T resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    final T of(ExtensionContext context) {
        var open = context.getRoot().getStore(HERE).getOrComputeIfAbsent(type, begun -> begin(), Open.class);
        return type.cast(open.what());
    }

    private Open begin() {
        try {
            var directory = Files.createTempDirectory("evenhand-" + type.getSimpleName());
            return new Open(directory, beginning.in(Files.createDirectories(directory.resolve("data"))));
        } catch (RuntimeException skipped) {
            throw skipped;
        } catch (Exception failure) {
            throw new IllegalStateException("the demo did not start", failure);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
