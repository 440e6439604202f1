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
    static final Script FORGET = script("forget");
    static final Script DUE = script("due");
    static final Script DONE = script("done");
    static final Script TRIM = script("trim");
    static final Script FORGET_CONSUMERS = script("forget-consumers");
    static final Script SWAP = script("swap");
    static final Script RECONCILE = ofDesk("reconcile");
    static final Script CLAIM = ofDesk("claim");
    static final Script UNOFFER = ofDesk("unoffer");
    static final Script PRESENCE = ofDesk("presence");
    static final Script LOST = ofDesk("lost");
    static final Script OUTLOOK = ofDesk("outlook");
    static final Script HEARTBEAT = script("heartbeat");
    static final Script PROFILE = script("profile");
    static final Script LANES = ofDesk("lanes");
    static final Script STRAYS = script("strays");
    static final Script STANDING = script("standing");
    static final Script VIEW = script("view");
    static final Script PLACE = script("place");
    static final Script ROOM = script("room");
    static final Script DISCONNECT = script("disconnect");
    static final Script WAKE = ofDesk("wake");
    static final Script CLOCK = script("clock");

    private static final List<Script> ALL = List.of(
            APPLY,
            SAY,
            SETTLED,
            FORGET,
            DUE,
            DONE,
            TRIM,
            FORGET_CONSUMERS,
            RECONCILE,
            CLAIM,
            UNOFFER,
            PRESENCE,
            LOST,
            OUTLOOK,
            HEARTBEAT,
            PROFILE,
            LANES,
            STRAYS,
            STANDING,
            VIEW,
            PLACE,
            WAKE,
            CLOCK,
            ROOM,
            DISCONNECT,
            SWAP);

    private Scripts() {}

    private static Script script(String name) {
        return Script.of(Scripts.class, name);
    }

    /** With what the scripts of the desk share before it. */
    private static Script ofDesk(String name) {
        return Script.of(Scripts.class, "agents", name);
    }

    /** The name of the script of this digest, or the digest where it is none of ours. */
    static String name(String sha1) {
        return ALL.stream()
                .filter(script -> script.sha1().equals(sha1))
                .map(Script::name)
                .findFirst()
                .orElse(sha1);
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
