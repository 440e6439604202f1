package dev.evenhand.web.auth;

import io.vertx.core.Future;

/** Keys made once for the whole installation and shared by all nodes. */
public interface Secrets {
    /** 256 random bits under a name; the same for every node and start. */
    Future<byte[]> secret(String name);
}
