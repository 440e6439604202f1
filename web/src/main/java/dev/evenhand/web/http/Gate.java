package dev.evenhand.web.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Decides who comes in, before anything of the request is read. */
public interface Gate {
    /** Fails with a {@link Problem} for whom the operation is not; the request is paused meanwhile. */
    Future<Void> admit(RoutingContext ctx, Operation operation);
}
