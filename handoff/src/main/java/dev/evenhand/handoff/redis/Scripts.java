package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.redis.RedisLink.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.List;

/** The scripts of this module, read once, and checked by the server at start. */
final class Scripts {
    static final Script APPLY = script("apply");
    static final Script SAY = script("say");
    static final Script SETTLED = script("settled");
    static final Script DUE = script("due");
    static final Script DONE = script("done");
    static final Script RECONCILE = script("reconcile");
    static final Script CLAIM = script("claim");
    static final Script STANDING = script("standing");
    static final Script PRESENCE = script("presence");
    static final Script HEARTBEAT = script("heartbeat");
    static final Script LOST = script("lost");
    static final Script VIEW = script("view");
    static final Script PLACE = script("place");
    static final Script TRIM = script("trim");
    static final Script OFFER = script("offer");
    static final Script UNOFFER = script("unoffer");

    private static final List<Script> ALL = List.of(
            APPLY, SAY, SETTLED, DUE, DONE, RECONCILE, CLAIM, STANDING, PRESENCE, HEARTBEAT, LOST, VIEW, PLACE, TRIM,
            OFFER, UNOFFER);

    private Scripts() {}

    private static Script script(String name) {
        return Script.of(Scripts.class, name);
    }

    /** Fails, naming the script, if the server cannot read one. */
    static Future<Void> check(RedisLink link) {
        return Future.all(ALL.stream()
                        .map(script -> link.send(Command.SCRIPT, "LOAD", script.text())
                                .recover(cause -> Future.failedFuture(new IllegalStateException(
                                        "Redis cannot read " + script.name() + ".lua: " + cause.getMessage(), cause))))
                        .toList())
                .mapEmpty();
    }
}
