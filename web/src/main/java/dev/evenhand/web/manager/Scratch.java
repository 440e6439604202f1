package dev.evenhand.web.manager;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.Function;

/** Temporary files that live as long as one request. */
final class Scratch {
    private final Vertx vertx;

    Scratch(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Gives a step an empty file, readable by us alone, and takes it away whatever becomes of the step. */
    <T> Future<T> with(String suffix, Function<Path, Future<T>> step) {
        return vertx.fileSystem()
                .createTempFile("evenhand-", suffix, "rw-------")
                .compose(name -> step.apply(Path.of(name))
                        .eventually(() -> vertx.fileSystem().delete(name)));
    }
}
