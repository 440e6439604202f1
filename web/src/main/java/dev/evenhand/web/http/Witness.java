package dev.evenhand.web.http;

import io.vertx.ext.web.RoutingContext;

/** Hears of every operation that was done, once its answer is out. */
@FunctionalInterface
public interface Witness {
    void saw(RoutingContext ctx, Operation operation);
}
